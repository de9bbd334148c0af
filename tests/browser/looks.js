// Faults of a page as it is laid out; each function gives a line for every finding.

// Headings, ids and targets.
const structure = () => {
  const found = [];
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const levels = headings.map((one) => Number(one.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push(`headings of level 1: ${levels}`);
  if (levels[0] !== 1) found.push(`the first heading is of level ${levels[0]}`);
  levels.forEach((level, at) => {
    if (at && level > levels[at - 1] + 1) found.push(`level ${levels[at - 1]} is followed by ${level}: ${headings[at].textContent}`);
  });
  for (const one of headings) if (!one.textContent.trim()) found.push(`an empty heading: ${one.outerHTML}`);
  const seen = new Set();
  for (const one of document.querySelectorAll("[id]")) {
    if (seen.has(one.id)) found.push(`two elements with the id ${one.id}`);
    seen.add(one.id);
  }
  for (const one of document.querySelectorAll("a[href^='#']")) {
    const target = decodeURIComponent(one.getAttribute("href").slice(1));
    if (!document.getElementById(target)) found.push(`a link to #${target}, which is not there`);
  }
  if (!document.documentElement.lang) found.push("no language");
  if (document.querySelectorAll("main").length !== 1) found.push("not one main element");
  if (/\b(None|undefined|Undefined|NaN|null)\b/.test(document.title)) found.push(`title: ${document.title}`);
  return found;
};

// What lies outside the window or its own box.
const cutOff = () => {
  const found = [], wide = document.documentElement.clientWidth;
  const describe = (one) => {
    const name = one.tagName.toLowerCase() + (one.id ? `#${one.id}` : "") + (one.getAttribute("class") ? `.${one.getAttribute("class")}` : "");
    return `${name} “${one.textContent.trim().slice(0, 40)}”`;
  };
  const scrolls = (one) => /auto|scroll/.test(getComputedStyle(one).overflowX);
  const hidden = (one) => { for (let up = one; up; up = up.parentElement) if (getComputedStyle(up).position === "absolute" && up.getBoundingClientRect().right <= 0) return true; return false; };
  const held = (one) => { for (let up = one.parentElement; up; up = up.parentElement) if (scrolls(up)) return true; return false; };
  const extent = document.documentElement.scrollWidth;
  if (extent > wide) found.push(`scrolls sideways: ${extent} of ${wide} pixels`);
  for (const one of document.body.querySelectorAll("*")) {
    if (one.closest(".unseen, .skip, svg, datalist, title, input, textarea")) continue;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (style.display === "none" || style.visibility === "hidden" || !box.width || !box.height || style.clipPath !== "none" || hidden(one)) continue;
    // spaces at the end of a line hang over: of what stands in a line, the block tells
    if (style.display !== "inline" && (box.right > wide + 1 || box.left < -1) && !held(one)) found.push(`outside the window: ${describe(one)}`);
    const hides = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    if (hides) found.push(`cut off: ${describe(one)}`);
    const spills = style.overflowX === "visible" && style.display !== "inline" && one.scrollWidth > one.clientWidth + 2 && one.clientWidth;
    if (spills && !one.matches("html, body") && !held(one) && box.left + one.scrollWidth > wide + 1) found.push(`spills over: ${describe(one)}`);
  }
  return [...new Set(found)].slice(0, 12);
};

// Paper neither scrolls nor takes clicks.
const onPaper = () => {
  const found = [], shown = (one) => one && getComputedStyle(one).display !== "none" && one.getClientRects().length > 0;
  for (const one of document.querySelectorAll("nav, form, .skip, button")) {
    if (shown(one)) found.push(`printed: ${one.outerHTML.slice(0, 80)}`);
  }
  for (const one of document.querySelectorAll("main *")) {
    const style = getComputedStyle(one);
    if (/auto|scroll|hidden/.test(style.overflowX + style.overflowY) && !one.closest(".unseen, svg") && style.clipPath === "none" && one.getClientRects().length &&
        (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) found.push(`cut off on paper: ${one.outerHTML.slice(0, 80)}`);
  }
  if (!shown(document.querySelector("h1")) && !document.querySelector("h1.unseen")) found.push("the heading is not printed");
  if (!shown(document.querySelector(".printed"))) found.push("the address is not printed");
  return [...new Set(found)].slice(0, 12);
};

// Of the ground and of the words, 0 to 1.
const brightness = () => {
  const of = (colour) => { const [r, g, b] = colour.match(/[\d.]+/g).map(Number); return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255; };
  const style = getComputedStyle(document.body);
  return [of(style.backgroundColor), of(style.color)];
};

// What has the focus, if that is not seen.
const noFocus = () => {
  const one = document.activeElement;
  if (!one || one === document.body) return [];
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const name = `${one.tagName.toLowerCase()} “${(one.textContent || one.getAttribute("name") || "").trim().slice(0, 40)}”`;
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return [`${name}: focus is not seen`];
  if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) return [`${name}: focus is outside the window`];
  return [];
};
