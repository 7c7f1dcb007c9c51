from sklearn.metrics import f1_score
def accuracy(y,p): return float((y==p).mean())
def macro_f1(y,p,n): return f1_score(y,p,average='macro',labels=range(n),zero_division=0)
