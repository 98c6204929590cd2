import '../styles/sign-in.css'
import { type FormEvent, useId, useState } from 'react'
import { CallError } from '../session/call.ts'
import { type SessionState, signIn } from '../session/session.ts'
import { Mark } from '../shell/mark.tsx'

/** Takes a project's key and gives the browser a session for it; the key itself is not kept here. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function SignInPage({ onSignedIn }: { readonly onSignedIn: (state: SessionState) => void }) {
  const id = useId()
  const [apiKey, setApiKey] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isAsking, setIsAsking] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsAsking(true)
    setProblem(undefined)
    try {
      onSignedIn(await signIn({ apiKey: apiKey.trim() }))
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.message)
      setIsAsking(false)
    }
  }
  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit}>
        <Mark />
        <h1>Sign in to Billfold</h1>
        <p className="hint">
          With a key of your project. The browser is given a session for it, and does not keep the key.
        </p>
        <label htmlFor={`${id}-key`}>API key</label>
        <input
          id={`${id}-key`}
          type="password"
          autoComplete="current-password"
          placeholder="bf_live_… or bf_test_…"
          spellCheck={false}
          required
          value={apiKey}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          onChange={event => setApiKey(event.target.value)}
        />
        <p id={`${id}-problem`} className="sign-in-problem" role="alert">
          {problem}
        </p>
        <button type="submit" className="button button-primary" disabled={isAsking || apiKey.trim() === ''}>
          {isAsking ? 'Signing in …' : 'Sign in'}
        </button>
        <p className="hint">
          No key yet? On the server, <code>billfold keys create</code> makes one.
        </p>
      </form>
    </main>
  )
}
