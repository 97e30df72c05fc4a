"""seed.py R PORT SEED : writes homes, folders and configurations of two devices below R. No machine paths: folders are given as ~/…"""
import os, pathlib, shutil, sys
R, PORT, SEED = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
here = pathlib.Path(__file__).resolve().parent
ID = {n: (here / 'ids' / n / 'id').read_text().strip() for n in ('main', 'peer', 'away')}
S = {
 'study': dict(me='Study desktop', peer='Kitchen laptop', away='Office server', folders=[
   # id, label, path, type, devices, versioning, files here, files there
   ('default', 'Default Folder', 'Sync', 'sendreceive', [], '', {}, None),
   ('fam-photos', 'Family photos', 'Family', 'sendreceive', ['peer'], '', {'2024/beach.txt': 'beach 1\n' * 900, '2024/garden.txt': 'garden\n' * 400, '2025/snow.txt': 'snow\n' * 800}, 'same'),
   ('music-ref', 'Music', 'Music', 'sendonly', ['peer'], '', {'waltz.txt': 'waltz in A\n' * 200, 'march.txt': 'march\n' * 300}, {'waltz.txt': 'waltz in B flat, changed on the laptop\n' * 250, 'polka.txt': 'polka\n' * 50}),
   ('recipes', 'Recipes', 'Recipes', 'receiveonly', ['peer'], '', {'bread.txt': 'flour water salt\n' * 40, 'my-own-soup.txt': 'added here\n' * 20}, {'bread.txt': 'flour water salt\n' * 40}),
   ('tax-papers', 'Tax papers', 'Taxes', 'sendreceive', ['peer', 'away'], 'staggered', {'2025.txt': 'figures of 2025\n' * 90, '2024.txt': 'figures of 2024\n' * 90}, 'same'),
 ]),
 'atelier': dict(me='Front shop', peer='Atelier tablet', away='Cellar box', folders=[
   ('default', 'Default Folder', 'Sync', 'sendreceive', [], '', {}, None),
   ('patterns', 'Sewing patterns', 'Patterns', 'sendreceive', ['peer'], '', {'coat.txt': 'coat\n' * 4000, 'skirt.txt': 'skirt\n' * 700}, 'same'),
   ('price-list', 'Price list', 'Prices', 'sendonly', ['peer'], '', {'spring.txt': 'spring prices\n' * 80}, {'spring.txt': 'spring prices, other\n' * 90, 'draft.txt': 'x\n' * 9}),
   ('fabrics', 'Fabrics', 'Fabrics', 'receiveonly', ['peer'], '', {'wool.txt': 'wool\n' * 70, 'note-to-self.txt': 'here only\n' * 5}, {'wool.txt': 'wool\n' * 70}),
   ('orders', 'Orders', 'Orders', 'sendreceive', ['peer', 'away'], 'staggered', {'june.txt': 'june\n' * 130, 'july.txt': 'july\n' * 90, 'may.txt': 'may\n' * 90}, 'same'),
 ]),
}[SEED]
OPT = '''<options><listenAddress>{listen}</listenAddress><globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
<reconnectionIntervalS>5</reconnectionIntervalS><relaysEnabled>false</relaysEnabled><startBrowser>false</startBrowser><natEnabled>false</natEnabled><urAccepted>-1</urAccepted><urSeen>3</urSeen>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH><crashReportingEnabled>false</crashReportingEnabled><stunKeepaliveStartS>0</stunKeepaliveStartS><stunServer></stunServer><releasesURL></releasesURL><urURL></urURL><crashReportingURL></crashReportingURL></options>'''
def config(who, other_addr, listen, gui):
    names = {'main': S['me'], 'peer': S['peer'], 'away': S['away']}
    seen = ['main', 'peer', 'away'] if who == 'main' else ['main', 'peer']
    x = ['<configuration version="36">']
    for id_, label, path, kind, devs, vers, _, there in S['folders']:
        if who == 'peer' and there is None: continue
        if who == 'peer': kind, vers, devs = 'sendreceive', '', ['main']
        ds = ''.join(f'<device id="{ID[d]}" introducedBy=""></device>' for d in [who] + devs if d in seen)
        v = f'<versioning type="{vers}"><param key="maxAge" val="31536000"></param><cleanupIntervalS>3600</cleanupIntervalS></versioning>' if vers else '<versioning></versioning>'
        x.append(f'<folder id="{id_}" label="{label}" path="~/{path}" type="{kind}" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="false" autoNormalize="true">{ds}<minDiskFree unit="%">0</minDiskFree>{v}</folder>')
    for d in seen:
        a = 'dynamic' if d == who else other_addr if d != 'away' else 'tcp://127.0.0.9:9'
        x.append(f'<device id="{ID[d]}" name="{names[d]}" compression="metadata" introducer="false" skipIntroductionRemovals="false" introducedBy=""><address>{a}</address></device>')
    x.append(f'<gui enabled="true" tls="false" debugging="false"><address>{gui}</address><apikey>truth-{who}</apikey><theme>default</theme></gui><ldap></ldap>')
    x.append(OPT.format(listen=listen))
    x.append(f'<defaults><folder id="" label="" path="~" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="10" ignorePerms="false" autoNormalize="true"><device id="{ID[who]}" introducedBy=""></device><minDiskFree unit="%">1</minDiskFree></folder></defaults></configuration>')
    return '\n'.join(x)
T = 1750000000
def put(root, files, age):
    for name, text in files.items():
        p = root / name; p.parent.mkdir(parents=True, exist_ok=True); p.write_text(text); os.utime(p, (T - age, T - age))
shutil.rmtree(R, ignore_errors=True)
for who in ('main', 'peer'):
    (R / who).mkdir(parents=True); (R / f'{who}-home').mkdir()
    for f in ('cert.pem', 'key.pem'): shutil.copy(here / 'ids' / who / f, R / who / f)
for id_, label, path, kind, devs, vers, mine, there in S['folders']:
    m = R / 'main-home' / path; m.mkdir(parents=True); (m / '.stfolder').mkdir(); put(m, mine, 86400)
    if vers: put(m / '.stversions', {f'{list(mine)[0][:-4]}~20250301-101500.txt': 'an older version\n' * 30, f'{list(mine)[0][:-4]}~20250402-090000.txt': 'a newer old version\n' * 33}, 90000)
    if there is not None:
        p = R / 'peer-home' / path; p.mkdir(parents=True); (p / '.stfolder').mkdir()
        put(p, mine if there == 'same' else there, 86400 if there == 'same' or kind == 'receiveonly' else 3600)
(R / 'main' / 'config.xml').write_text(config('main', 'dynamic', f'tcp://127.0.0.2:{PORT}', f'127.0.0.1:{PORT}'))
(R / 'peer' / 'config.xml').write_text(config('peer', f'tcp://127.0.0.2:{PORT}', f'tcp://127.0.0.3:0', f'127.0.0.3:{PORT}'))
(R / 'seed').write_text(SEED)
