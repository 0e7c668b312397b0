// Map layers in the colours of the style sheet, by their names there: light or dark.

import { colour } from "./dom.js";

/** A layer whose paint has these colours, such as { "fill-color": "map-land" }. */
export function coloured(names, layer) {
  const colours = Object.entries(names).map(([property, name]) => [property, colour(name)]);
  return { ...layer, metadata: names, paint: { ...Object.fromEntries(colours), ...layer.paint } };
}

/** Paint every layer again, when light turned dark. */
export function recolour(map) {
  for (const { id, metadata } of map.getStyle().layers) {
    for (const [property, name] of Object.entries(metadata ?? {})) {
      map.setPaintProperty(id, property, colour(name));
    }
  }
}
