import { Button } from 'react-aria-components'
import { type Iphone, nameOfKey, type ShownPass } from './iphone-api.ts'
import { type Appearing, PassFace, WhenSeen } from './pass-face.tsx'
import { useParts } from './use-iphone.ts'

interface WalletScreenProps extends Appearing {
  readonly iphone: Iphone
  readonly onOpen: (pass: ShownPass) => void
  readonly onAsk: () => void
}

/** The pile of passes, newest first. */
export function WalletScreen({ iphone, onOpen, onAsk, ...appearing }: WalletScreenProps) {
  const passes = iphone.passes.toReversed()
  return (
    <>
      <header className="iphone-head">
        <h3>Wallet</h3>
        <Button className="iphone-round" aria-label="Open a link to a pass" onPress={onAsk}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M10 3.5v13M3.5 10h13" />
          </svg>
        </Button>
      </header>
      {passes.length === 0 ? (
        <div className="iphone-empty">
          <p className="iphone-empty-title">No passes yet</p>
          <p>A pass arrives by its link. Issue one and it is added here, or open the link of one that is there.</p>
          <Button className="iphone-filled" onPress={onAsk}>
            Open a link
          </Button>
        </div>
      ) : (
        <ul className="pile" aria-label={passes.length === 1 ? '1 pass' : `${passes.length} passes`}>
          {passes.map(pass => (
            <WhenSeen key={nameOfKey(pass)} className="pile-pass">
              {isSeen => <PilePass pass={pass} isSeen={isSeen} onOpen={onOpen} {...appearing} />}
            </WhenSeen>
          ))}
        </ul>
      )}
    </>
  )
}

interface PilePassProps extends Appearing {
  readonly pass: ShownPass
  readonly isSeen: boolean
  readonly onOpen: (pass: ShownPass) => void
}

function PilePass({ pass, isSeen, onOpen, ...appearing }: PilePassProps) {
  const { data } = useParts(pass, isSeen)
  return (
    <>
      <div className="pile-picture" aria-hidden="true">
        <PassFace parts={data} {...appearing} />
      </div>
      <Button
        className="pile-button"
        aria-label={`${pass.organizationName}, ${pass.description}`}
        onPress={() => onOpen(pass)}
      />
    </>
  )
}
