import { useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { fromPasted } from '../export/copy-as.ts'
import { refuseJson } from '../open/limits.ts'
import { OpenError } from '../open/open-error.ts'

interface PasteDialogProps {
  readonly onClose: () => void
  readonly onPaste: (text: string) => void
}

/** Takes a `pass.json` from the clipboard. One with errors is taken too: the designer leads to them. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function PasteDialog({ onClose, onPaste }: PasteDialogProps) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const paste = () => {
    try {
      refuseJson(new TextEncoder().encode(text))
      onPaste(fromPasted(text))
    } catch (error) {
      if (!(error instanceof OpenError)) throw error
      setProblem(error.message)
    }
  }
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={isOpen => !isOpen && onClose()} className="overlay">
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">Paste a pass.json</Heading>
          <p className="hint">It stays in this browser. If something is wrong with it, you are led to the place.</p>
          <textarea
            className="paste"
            aria-label="Text of the pass.json"
            placeholder={'{\n  "formatVersion": 1,\n  "storeCard": { … }\n}'}
            spellCheck={false}
            value={text}
            onChange={event => setText(event.target.value)}
          />
          {problem !== undefined && (
            <p className="open-problem" role="alert">
              {problem}
            </p>
          )}
          <div className="dialog-buttons">
            <Button className="button" onPress={onClose}>
              Cancel
            </Button>
            <Button className="button button-primary" isDisabled={text.trim() === ''} onPress={paste}>
              Open in the designer
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
