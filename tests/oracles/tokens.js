// Signs and verifies tokens with the npm package jsonwebtoken, for tokens.py and benches/tokens.
//
// usage: node tokens.js PRIVATE_KEY PUBLIC_KEY          answers requests, a JSON object on each line
//        node tokens.js PRIVATE_KEY PUBLIC_KEY SECONDS  signs one token after the other, and prints how
//                                                       many in a second, with a key from PEM and parsed
"use strict";

const { createPrivateKey } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { createInterface } = require("node:readline");
const jwt = require("jsonwebtoken");

const [privateFile, publicFile, seconds] = process.argv.slice(2);
const privateKey = readFileSync(privateFile, "utf8");
const publicKey = readFileSync(publicFile, "utf8");

const signed = ({ claims, kid }, key = privateKey) =>
  jwt.sign(claims, key, {
    algorithm: "ES384",
    // It would add `iat` to what has none.
    noTimestamp: claims.iat === undefined,
    ...(kid && { keyid: kid }),
  });

const verified = ({ token, now }) =>
  jwt.verify(token, publicKey, { algorithms: ["ES384"], clockTimestamp: now, complete: true });

const answered = (request) => {
  try {
    if (request.op === "sign") return { token: signed(request) };
    const { header, payload } = verified(request);
    return { header, claims: payload };
  } catch (error) {
    return { refused: error.message };
  }
};

const rate = (key) => {
  const claims = {
    "aws:channel-arn": "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh",
    "aws:access-control-allow-origin": "https://example.com",
    "aws:viewer-id": "viewer-7",
    exp: Math.floor(Date.now() / 1000) + 300,
  };
  for (let count = 0; count < 100; count++) signed({ claims }, key);
  const start = process.hrtime.bigint();
  const elapsed = () => Number(process.hrtime.bigint() - start) / 1e9;
  let count = 0;
  for (; elapsed() < seconds; count++) signed({ claims }, key);
  return Math.round(count / elapsed());
};

if (seconds) {
  console.log(rate(privateKey), rate(createPrivateKey(privateKey)));
} else {
  createInterface({ input: process.stdin }).on("line", (line) =>
    console.log(JSON.stringify(answered(JSON.parse(line)))),
  );
}
