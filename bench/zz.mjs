import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
const esbuild = createRequire(new URL('package.json', import.meta.url))('esbuild');
const R='/work/main/packages/runtime/src/';
for (const platform of ['node','browser']) {
const plugin={name:'src',setup(b){b.onResolve({filter:/^@yunspec\/runtime$/},()=>({path:R+'index.ts',sideEffects:false}));b.onResolve({filter:/^#platform$/},()=>({path:R+`platform/${platform==='node'?'node':'web'}.ts`,sideEffects:false}));b.onResolve({filter:/^\..*\.js$/},a=>a.importer.startsWith(R)?{path:new URL(a.path.replace(/\.js$/,'.ts'),'file://'+a.importer).pathname,sideEffects:false}:undefined)}};
const r = await esbuild.build({ stdin:{contents:`import { createEcs, describeInstances } from '@yunspec/ecs';
export function open(address) { const client = createEcs({ credentials:{accessKeyId:'a',accessKeySecret:'b'}, endpoint: address, rateLimit: false }); return () => describeInstances(client, { RegionId: 'cn-hangzhou', PageSize: 10 });}`, resolveDir:'/work/main/bench/subjects'}, bundle:true, minify:true, write:false, format:'esm', platform, target:'es2023', metafile:true, plugins:[plugin] });
const o=Object.values(r.metafile.outputs)[0];
console.log(platform, r.outputFiles[0].contents.length, gzipSync(r.outputFiles[0].contents,{level:9}).length);
if(platform==='node') for (const [f,{bytesInOutput}] of Object.entries(o.inputs).sort((a,b)=>b[1].bytesInOutput-a[1].bytesInOutput)) console.log(bytesInOutput,f.replace('packages/runtime/src/',''));
if(platform==='node') (await import('node:fs')).writeFileSync('/tmp/one.js', r.outputFiles[0].text);
}
