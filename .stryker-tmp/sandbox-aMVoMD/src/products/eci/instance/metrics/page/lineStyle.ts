// How lines are distinguished: by color and, for users who cannot see colors, by their dashes.

/** Orange last: in VS Code's own dark theme it is that of a translucent highlight. */
const colours = ['blue', 'yellow', 'green', 'purple', 'red', 'orange'] as const;
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]] as const;

export interface LineStyle {
  readonly colour: string;
  readonly dash: readonly number[];
}

/** Of the theme as it is now. */
export function getLineStyle(index: number): LineStyle {
  const name = colours[index % colours.length] ?? colours[0];
  return { colour: getThemeColour(`charts-${name}`, 'foreground'), dash: dashes[index % dashes.length] ?? [] };
}

/** A colour of the theme, or another where the theme leaves it out. */
export function getThemeColour(name: string, instead: string): string {
  const style = getComputedStyle(document.documentElement);
  const read = (variable: string): string => style.getPropertyValue(`--vscode-${variable}`).trim();
  return read(name) || read(instead) || 'currentColor';
}

/** A short piece of the line, for a table. */
export function createLineSample(index: number): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(namespace, 'svg');
  picture.setAttribute('width', '28');
  picture.setAttribute('height', '10');
  picture.setAttribute('aria-hidden', 'true');
  picture.setAttribute('class', `swatch colour-${colours[index % colours.length] ?? ''}`);
  const line = document.createElementNS(namespace, 'line');
  const ends = {
    x1: '0',
    y1: '5',
    x2: '28',
    y2: '5',
    'stroke-width': '2',
    'stroke-dasharray': getLineStyle(index).dash.join(' '),
  };
  Object.entries(ends).forEach(([name, value]) => line.setAttribute(name, value));
  picture.append(line);
  return picture;
}
