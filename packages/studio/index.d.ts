/** The built studio: `index.html`, and everything it needs below `assets/`. */
export declare const studioFolder: string
