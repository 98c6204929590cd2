import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { asCurl, asPassJson, asTypeScript } from '../export/copy-as.ts'
import { useDesigner } from './use-designer.ts'

const FORMS = {
  curl: { title: 'curl', detail: 'one call that issues it', write: asCurl },
  typescript: { title: 'TypeScript', detail: 'a program that signs it', write: asTypeScript },
  json: { title: 'pass.json', detail: 'as it stands', write: asPassJson },
} as const

function isForm(key: unknown): key is keyof typeof FORMS {
  return typeof key === 'string' && Object.hasOwn(FORMS, key)
}

/** Takes the pass to the clipboard, in the form in which it is wanted. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function CopyMenu() {
  const { session } = useDesigner()
  const [copied, setCopied] = useState<string>()
  const copy = async (key: unknown) => {
    if (!isForm(key)) return
    const { title, write } = FORMS[key]
    try {
      await navigator.clipboard.writeText(write(session.history().document))
      setCopied(`Copied ${title}`)
    } catch {
      setCopied('The browser refuses: allow this page to write to the clipboard')
    }
  }
  return (
    <>
      <span role="status" className="copied">
        {copied}
      </span>
      <MenuTrigger>
        <Button className="button copy-button" onBlur={() => setCopied(undefined)}>
          Copy as …
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={copy}>
            {Object.entries(FORMS).map(([id, { title, detail }]) => (
              <MenuItem key={id} id={id} textValue={title} className="menu-item">
                {title} <span className="hint">{detail}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  )
}
