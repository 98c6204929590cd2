import { useState } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import type { PassDocument } from '../document/pass-document.ts'
import { asCurl, asPassJson, asTypeScript } from '../export/copy-as.ts'
import { saveFile } from '../export/save-file.ts'
import { useWorld } from '../world.ts'
import { useDesigner } from './use-designer.ts'
import { useIssuing } from './use-issuing.ts'

const FORMS = {
  curl: { title: 'curl', detail: 'one call that issues it', write: asCurl },
  typescript: { title: 'TypeScript', detail: 'a program that signs it', write: asTypeScript },
  json: { title: 'pass.json', detail: 'as it stands', write: asPassJson },
} as const

function isForm(key: unknown): key is keyof typeof FORMS {
  return typeof key === 'string' && Object.hasOwn(FORMS, key)
}

/** Takes the pass away, in the form in which it is wanted: to the clipboard, or as a file. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function CopyMenu() {
  const { session } = useDesigner()
  const { download, isAllowed } = useIssuing()
  const { now } = useWorld()
  const [told, setTold] = useState<string>()
  const take = async (key: unknown) => {
    const { document } = session.history()
    if (isForm(key)) setTold(await copy(key, document))
    if (key === 'template') {
      const { zipTemplate } = await import('../export/template-folder.ts')
      const { name, bytes } = zipTemplate(document, now())
      saveFile(name, bytes, 'application/zip')
      setTold(`Saved ${name}`)
    }
    if (key === 'pkpass') await download()
  }
  return (
    <>
      <span role="status" className="copied">
        {told}
      </span>
      <MenuTrigger>
        <Button className="button copy-button" onBlur={() => setTold(undefined)}>
          Copy as …
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={take} aria-label="Copy as">
            <MenuSection>
              <Header className="menu-head">To the clipboard</Header>
              {Object.entries(FORMS).map(([id, { title, detail }]) => (
                <MenuItem key={id} id={id} textValue={title} className="menu-item">
                  {title} <span className="hint">{detail}</span>
                </MenuItem>
              ))}
            </MenuSection>
            <MenuSection>
              <Header className="menu-head">As a file</Header>
              <MenuItem id="template" textValue="Template folder" className="menu-item">
                Template folder <span className="hint">for Pass Designer, zipped</span>
              </MenuItem>
              {isAllowed && (
                <MenuItem id="pkpass" textValue="Download .pkpass" className="menu-item">
                  Download .pkpass <span className="hint">issued as it stands, signed</span>
                </MenuItem>
              )}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  )
}

async function copy(form: keyof typeof FORMS, document: PassDocument): Promise<string> {
  const { title, write } = FORMS[form]
  try {
    await navigator.clipboard.writeText(write(document))
    return `Copied ${title}`
  } catch {
    return 'The browser refuses: allow this page to write to the clipboard'
  }
}
