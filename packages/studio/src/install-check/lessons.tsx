const LOOKED_AT = [
  ['The archive', 'A plain ZIP with pass.json, manifest.json and signature at its root, and nothing hidden in it.'],
  ['The manifest', 'Every file with the SHA-1 of its bytes, none too many and none too few.'],
  ['The signature', 'Made over this very manifest, detached, with the time of signing.'],
  ['The certificate', 'For this pass type and this team, in date, on a way that ends at Apple.'],
  ['The pass itself', 'Every key and every image, by the rules that are known of Wallet.'],
] as const

const APPLE = 'https://developer.apple.com/documentation/walletpasses'

const CAUSES = [
  {
    title: 'A file was changed after signing',
    text: 'An editor, a build step or a “small fix” touched it. The manifest still has the old hash.',
    href: `${APPLE}/building-a-pass`,
  },
  {
    title: 'The WWDR intermediate is missing, or an old one',
    text: 'The signature must bring the certificate that issued the signer’s. Apple has had several generations.',
    href: 'https://developer.apple.com/help/account/reference/wwdr-intermediate-certificates',
  },
  {
    title: 'The certificate has expired',
    text: 'They last a year. Passes that are installed stay; new ones and updates are refused.',
    href: 'https://developer.apple.com/help/account/capabilities/create-wallet-identifiers-and-certificates',
  },
  {
    title: 'Pass type or team is another’s',
    text: 'passTypeIdentifier and teamIdentifier must be those of the certificate, letter by letter.',
    href: 'https://developer.apple.com/library/archive/technotes/tn2302/_index.html',
  },
  {
    title: 'There is no icon',
    text: 'icon.png is the one image without which no pass installs.',
    href: `${APPLE}/creating-the-source-for-a-pass`,
  },
  {
    title: 'The folder was zipped, not what is in it',
    text: 'pass.json must be at the root of the archive, and no .DS_Store beside it.',
    href: `${APPLE}/building-a-pass`,
  },
] as const

/** What there is to know before a file is there. */
export function Lessons() {
  return (
    <div className="check-lessons">
      <section>
        <h2>What is looked at</h2>
        <ol className="check-looked-at">
          {LOOKED_AT.map(([title, text]) => (
            <li key={title}>
              <strong>{title}</strong>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>What it is, most often</h2>
        <ul className="check-causes">
          {CAUSES.map(({ href, text, title }) => (
            <li key={title}>
              <strong>{title}</strong>
              <span>
                {text}{' '}
                <a href={href} target="_blank" rel="noreferrer" aria-label={`Apple on this: ${title}`}>
                  Apple on this
                </a>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
