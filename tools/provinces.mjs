// One TopoJSON file a country from a file of provinces: node provinces.mjs IN.geojson OUT-FOLDER
// Borders that two provinces share are simplified once, so that no gap opens between them.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { topology } = require("topojson-server");
const { presimplify, simplify, filter, filterAttachedWeight } = require("topojson-simplify");
const { quantize } = require("topojson-client");

// What turns less than this many square degrees, about 2 km by 2 km, is straightened.
const LEAST = 0.0004;
const STEPS = 4000; // the grid of a country has so many lines each way

const [, , source, folder] = process.argv;
const countries = {};
for (const feature of JSON.parse(readFileSync(source)).features) (countries[feature.properties.country] ??= []).push(feature);
for (const [code, features] of Object.entries(countries)) {
  const shapes = features.map(({ id, geometry }) => ({ type: "Feature", id, properties: {}, geometry }));
  const weighed = presimplify(topology({ provinces: { type: "FeatureCollection", features: shapes } }));
  const simple = simplify(weighed, LEAST);
  const kept = filter(simple, filterAttachedWeight(simple, LEAST));
  writeFileSync(`${folder}/${code}.json`, JSON.stringify(quantize(kept, STEPS)));
}
