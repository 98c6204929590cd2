import { useQueryClient } from '@tanstack/react-query'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { signOut } from '../session/session.ts'
import { useSession } from '../session/use-session.ts'
import { APPEARANCES, type Appearance } from './use-appearance.ts'

interface AccountMenuProps {
  readonly appearance: Appearance
  readonly choose: (wanted: Appearance) => void
}

const NAMES: Readonly<Record<Appearance, string>> = { auto: 'As the system', light: 'Light', dark: 'Dark' }

/** Whose project it is, how the studio looks, and the way out. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function AccountMenu({ appearance, choose }: AccountMenuProps) {
  const { project, key, isOpen, version } = useSession()
  const queries = useQueryClient()
  const leave = async () => {
    await signOut()
    // Nothing of a project is left for the next who comes.
    queries.clear()
    await queries.refetchQueries({ queryKey: ['session'] })
    window.location.assign('/')
  }
  return (
    <MenuTrigger>
      <Button className="rail-link" aria-label={`More: appearance, and the project ${project.name}`}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7h9M17.5 7H20M4 12h2.5M11 12h9M4 17h9M17.5 17H20" />
          <circle cx="15.2" cy="7" r="2.2" />
          <circle cx="8.8" cy="12" r="2.2" />
          <circle cx="15.2" cy="17" r="2.2" />
        </svg>
        More
      </Button>
      <Popover className="popover" placement="right bottom">
        <Menu className="menu" aria-label="Project and appearance" onAction={id => id === 'leave' && leave()}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[appearance]}
            onSelectionChange={keys => {
              const wanted = APPEARANCES.find(each => keys !== 'all' && keys.has(each))
              if (wanted) choose(wanted)
            }}
          >
            <Header className="menu-header">Appearance</Header>
            {APPEARANCES.map(each => (
              <MenuItem key={each} id={each} className="menu-item menu-choice" textValue={NAMES[each]}>
                {NAMES[each]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuItem href="/docs" target="_blank" className="menu-item menu-link" textValue="API reference">
            API reference
          </MenuItem>
          <MenuSection>
            <Header className="menu-header">
              {project.name} <span className="hint">{`${key.kind} key “${key.name}” · ${version}`}</span>
            </Header>
            {isOpen ? (
              <MenuItem isDisabled className="menu-item" textValue="Open on this machine">
                <span className="hint">Open on this machine: no sign-in</span>
              </MenuItem>
            ) : (
              <MenuItem id="leave" className="menu-item" textValue="Sign out">
                Sign out, or use the key of another project
              </MenuItem>
            )}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
