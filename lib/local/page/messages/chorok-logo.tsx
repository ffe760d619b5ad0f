export function ChorokLogo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path d="M9 23C8 13 14 8 24 8c0 10-5 16-13 14m-2 1c2-5 5-8 9-10" />
    </svg>
  )
}
