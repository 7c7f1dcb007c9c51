from pathlib import Path
import numpy as np, cv2, pandas as pd
def draw(folder,people=10,eval_people=5,size=(64,48),seed=0):
    folder=Path(folder); r=np.random.default_rng(seed)
    for i in range(people):
        g,a=['male','female'][i%2],int(r.choice([20,25,35,50,58,60])); d=folder/f'train/images/{i:06d}_{g}_Asian_{a}'; d.mkdir(parents=True,exist_ok=True)
        for s in ['mask1','mask2','mask3','mask4','mask5','incorrect_mask','normal']: cv2.imwrite(str(d/f'{s}.jpg'), r.integers(0,255,(*size,3),dtype=np.uint8)//2+a+(60 if s[0]=='m' else 0))
    (folder/'eval/images').mkdir(parents=True); ids=[]
    for i in range(eval_people*7): cv2.imwrite(str(folder/f'eval/images/{i:040x}.jpg'), r.integers(0,255,(*size,3),dtype=np.uint8)); ids.append(f'{i:040x}.jpg')
    rows=[p.name.split('_')+[p.name] for p in sorted((folder/'train/images').iterdir())]; pd.DataFrame(rows,columns=['id','gender','race','age','path']).to_csv(folder/'train/train.csv',index=False)
    pd.DataFrame(dict(ImageID=ids,ans=0)).to_csv(folder/'eval/info.csv',index=False)
