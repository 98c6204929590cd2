import '../styles/anatomy.css'
import type { Style } from '@billfold/pkpass/schema'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Link, useRoute, useSearchParams } from 'wouter'
import { beginFrom } from '../templates/begin-from.ts'
import { useWorld } from '../world.ts'
import { AnatomyOf } from './anatomy-of.tsx'
import { TITLES } from './part-facts.ts'
import { type AnatomyView, SPECIMENS, STYLE_CHOICE, VIEW_CHOICE } from './specimens.ts'

/** A pass of each style, with every part explained where it stands. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function AnatomyPage() {
  const [, params] = useRoute('/anatomy/:style?')
  const [search] = useSearchParams()
  const style = STYLE_CHOICE.find(each => each === params?.style) ?? 'eventTicket'
  const view = VIEW_CHOICE.find(({ id }) => id === search.get('view'))?.id ?? 'front'
  useEffect(() => {
    window.document.title = `${TITLES[style]}, part by part · Billfold studio`
  }, [style])
  return (
    <main className="page anatomy">
      <header className="anatomy-head">
        <div>
          <h1>Anatomy of a pass</h1>
          <p className="lead">Every part where Wallet puts it, the key that makes it, and what becomes of too much.</p>
        </div>
        <Choice
          label="Style of the pass"
          current={style}
          options={STYLE_CHOICE.map(id => ({ id, name: TITLES[id], address: addressOf(id, view) }))}
        />
        <Choice
          label="View of the pass"
          current={view}
          options={VIEW_CHOICE.map(({ id, name }) => ({ id, name, address: addressOf(style, id) }))}
        />
      </header>
      <Specimen key={style} style={style} view={view} />
    </main>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly current: string
  readonly options: readonly { readonly id: string; readonly name: string; readonly address: string }[]
}

/** Pages to choose from; on a narrow one they scroll, and the current one is in view. */
function Choice({ current, label, options }: ChoiceProps) {
  const nav = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what is current that is to be seen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <nav ref={nav} className="anatomy-choice" aria-label={label}>
      {options.map(({ address, id, name }) => (
        <Link key={id} href={address} aria-current={id === current ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

function Specimen({ style, view }: { readonly style: Style; readonly view: AnatomyView }) {
  const { now } = useWorld()
  const [openedAt] = useState(now)
  const { data } = useQuery({
    queryKey: ['anatomy', style],
    queryFn: () => beginFrom(SPECIMENS[style], openedAt),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const waiting = <div className="anatomy-waiting" aria-busy="true" />
  if (!data) return waiting
  return (
    <Suspense fallback={waiting}>
      <AnatomyOf key={view} document={data} style={style} view={view} now={openedAt} />
    </Suspense>
  )
}

function addressOf(style: Style, view: AnatomyView): string {
  return view === 'front' ? `/anatomy/${style}` : `/anatomy/${style}?view=${view}`
}
