// A scenario whose names and texts try to be more than text.

export const attacks = {
  script: `<script>window.pwned = 1</script>`,
  image: `<img src=x onerror="window.pwned = 2">`,
  quotes: `"'></svg></style><b onmouseover='window.pwned = 3'>`,
  rightToLeft: `سياسة مفتوحة`,
  emoji: `🎉 party 👩‍👩‍👧 policy`,
};

// A string as TOML takes it.
const quoted = (text) => JSON.stringify(text);

export const hostile = `
title = ${quoted(`</title>${attacks.script} ${attacks.emoji}`)}
question = ${quoted(attacks.image)}
description = ${quoted(`</p>${attacks.quotes}\n\n${attacks.rightToLeft}`)}

[world]
people = 2000

[[segment]]
name = ${quoted(`executive ${attacks.quotes}`)}
decision_maker = true
count = 100
request_rate = 0.0

[[segment]]
name = ${quoted(attacks.image)}
fraction = 1.0
relevance = 0.5
repost = 0.3
forward = 0.3

[outcome]
deal_value = 1000
currency = ${quoted("<i>€")}

${[attacks.script, attacks.image, attacks.quotes, attacks.rightToLeft, attacks.emoji]
  .map((name, index) => `[[policy]]\nname = ${quoted(name)}\nmax_contacts = ${50 * (index + 1)}\n`)
  .join("\n")}
[experiment]
trials = 500
`;
