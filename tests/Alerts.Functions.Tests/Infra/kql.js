// Parses and checks queries with Microsoft's own Kusto language service, offline. Arguments: its folder, a JSON file of
// { "tables": { name: "(Column: type, …)" }, "queries": [text] }. Prints a JSON list: for each query, what is wrong with it.
const [folder, file] = process.argv.slice(2);
require(`${folder}/bridge.min.js`);
require(`${folder}/Kusto.Language.Bridge.min.js`);
const { tables, queries } = JSON.parse(require('fs').readFileSync(file, 'utf8'));
const { TableSymbol, DatabaseSymbol, Symbol: Member } = Kusto.Language.Symbols;

const members = new (System.Collections.Generic.List$1(Member).ctor)();
for (const [name, columns] of Object.entries(tables)) {
  members.add(new TableSymbol.$ctor7(name, columns, null));
}
const globals = Kusto.Language.GlobalState.Default.WithDatabase(new DatabaseSymbol.$ctor3('workspace', null, members, false));

const wrong = queries.map(query => {
  const found = Kusto.Language.KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => System.Array.getItem(found, index, Kusto.Language.Diagnostic))
    .map(diagnostic => `${diagnostic.Severity} at ${diagnostic.Start}: ${diagnostic.Message}`);
});
console.log(JSON.stringify(wrong));
