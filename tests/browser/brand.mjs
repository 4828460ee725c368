// A firm's look, with a dark logo and an accent that is too light for text.

export const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path d="M9 90V9l40 50L89 9v81" stroke="#102a43"
  stroke-width="14" fill="none"/></svg>`;

export const brand = `
ink = "#102a43"
paper = "#fffdf7"
accent = "#e8590c"
policies = ["#0b69a3", "#e8590c", "#0b2a5b"]
logo = "logo.svg"
`;
