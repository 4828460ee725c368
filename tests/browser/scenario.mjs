// Scenarios that are hard to show.

export const attacks = {
  script: `<script>window.pwned = 1</script>`,
  image: `<img src=x onerror="window.pwned = 2">`,
  quotes: `"'></svg></style><b onmouseover='window.pwned = 3'>`,
  rightToLeft: `سياسة مفتوحة`,
  emoji: `🎉 party 👩‍👩‍👧 policy`,
};

// A string as TOML takes it.
const quoted = (text) => JSON.stringify(text);

// Names and texts that try to be more than text.
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

// As many policies as have room, with names as long as they may be.
export const crowded = `
title = "Twelve policies with long names"

[world]
people = 3000

[[segment]]
name = "executives of credit unions and of banks"
decision_maker = true
count = 100
request_rate = 0.0

[[segment]]
name = "everybody else who has some use for this"
fraction = 1.0
relevance = 0.5
repost = 0.3
forward = 0.3

[outcome]
deal_value = 1000000

${Array.from({ length: 12 }, (_, index) => `[[policy]]\nname = "accept the first ${10 * (index + 1)} of all who ever ask"\nmax_contacts = ${10 * (index + 1)}\n`).join("\n")}
[experiment]
trials = 500
`;
