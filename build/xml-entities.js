/**
 * Replaces the entities of @xmldom/xmldom in the command line. It contains only those of XML (XML 1.0, 4.6). The two thousand entities of
 * HTML would take 7 ms of every start, and no part of a workbook or document uses them.
 */
exports.XML_ENTITIES = Object.freeze({ amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' });
exports.HTML_ENTITIES = exports.XML_ENTITIES;
