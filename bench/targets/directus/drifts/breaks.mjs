// breaks.mjs : the drifts; each changes the text of the App's main script while it is served. `node breaks.mjs NAME` refuses an unknown name.
export const BREAKS = {
  archived: ['show_archived_items:"Show Archived Items"', 'show_archived_items:"Only Archived Ones"'],
  rename: ['rename_folder:"Rename Folder"', 'rename_folder:"Change Folder Name"'],
  import: ['import_data_button:"Start Import"', 'import_data_button:"Load Rows"'],
  yaml: [/,\{text:\w+\(\w+\)\("yaml"\),value:"yaml"\}/g, ''],
  location: ['export_location:"Export Location"', 'export_location:"Destination"'],
};
if (process.argv[1]?.endsWith('breaks.mjs') && !BREAKS[process.argv[2]]) { console.error(`no such break: ${process.argv[2]} (${Object.keys(BREAKS).join(', ')})`); process.exit(1); }
