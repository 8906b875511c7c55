// Runs before the first paint: the chosen theme, or the system's.
document.documentElement.dataset.theme =
  localStorage.getItem('kilohour.theme') ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');
