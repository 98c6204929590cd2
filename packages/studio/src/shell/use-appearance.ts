import { useEffect, useState } from 'react'

export const APPEARANCES = ['auto', 'light', 'dark'] as const
export type Appearance = (typeof APPEARANCES)[number]

const KEPT_AS = 'billfold-studio-appearance'

/** Light, dark, or as the system has it; kept in this browser. */
export function useAppearance(): { readonly appearance: Appearance; readonly choose: (wanted: Appearance) => void } {
  const [appearance, setAppearance] = useState(kept)
  useEffect(() => {
    document.documentElement.dataset.appearance = appearance
  }, [appearance])
  const choose = (wanted: Appearance) => {
    localStorage.setItem(KEPT_AS, wanted)
    setAppearance(wanted)
  }
  return { appearance, choose }
}

function kept(): Appearance {
  const text = localStorage.getItem(KEPT_AS)
  return APPEARANCES.find(each => each === text) ?? 'auto'
}
