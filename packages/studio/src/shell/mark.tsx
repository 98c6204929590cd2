/** Billfold's mark. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <rect x="7" y="8" width="18" height="5" rx="2" fill="#fff" fillOpacity=".55" />
      <rect x="7" y="12" width="18" height="12" rx="3" fill="#fff" />
    </svg>
  )
}
