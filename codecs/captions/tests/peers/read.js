// Reads a WebVTT file with W3C's webvtt-parser and with vtt.js; prints what each makes of it.
const fs = require("fs");
const { createRequire } = require("module");
const load = createRequire(process.argv[2] + "/node_modules/");
const text = fs.readFileSync(process.argv[3], "utf8");

const { WebVTTParser } = load("webvtt-parser");
const parsed = new WebVTTParser().parse(text);
const ms = (seconds) => Math.round(seconds * 1000);
const strict = {
  errors: parsed.errors.map((error) => `${error.line}: ${error.message}`),
  cues: parsed.cues.map((cue) => [ms(cue.startTime), ms(cue.endTime), cue.text]),
};

globalThis.navigator ??= { userAgent: "" };
const vtt = load("vtt.js");
const window = { VTTCue: vtt.VTTCue, VTTRegion: vtt.VTTRegion };
const parser = new vtt.WebVTT.Parser(window, vtt.WebVTT.StringDecoder());
const player = { errors: [], cues: [] };
parser.oncue = (cue) => player.cues.push([ms(cue.startTime), ms(cue.endTime), cue.text]);
parser.onparsingerror = (error) => player.errors.push(error.message);
parser.parse(text);
parser.flush();

console.log(JSON.stringify({ strict, player }));
