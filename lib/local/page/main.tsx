import '@fontsource-variable/noto-sans-kr/wght.css'
import 'slack-blocks-to-jsx/dist/style.css'
import './main.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app.tsx'

const place = document.getElementById('page')
if (place) createRoot(place).render(<App />)
