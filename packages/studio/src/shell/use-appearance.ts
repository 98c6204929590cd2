import { useEffect, useState } from 'react'

const APPEARANCES = ['Auto', 'Light', 'Dark'] as const
type Appearance = (typeof APPEARANCES)[number]

const KEPT_AS = 'billfold-studio-appearance'

/** Light, dark, or as the system has it; kept in this browser. */
export function useAppearance(): { readonly appearance: Appearance; readonly next: () => void } {
  const [appearance, setAppearance] = useState(kept)
  useEffect(() => {
    document.documentElement.dataset.appearance = appearance.toLowerCase()
  }, [appearance])
  const next = () => {
    const following = APPEARANCES[(APPEARANCES.indexOf(appearance) + 1) % APPEARANCES.length] ?? 'Auto'
    localStorage.setItem(KEPT_AS, following)
    setAppearance(following)
  }
  return { appearance, next }
}

function kept(): Appearance {
  const text = localStorage.getItem(KEPT_AS)
  return APPEARANCES.find(each => each === text) ?? 'Auto'
}
