"""Three steps of SGD (momentum 0.9, decay 0.01, rate 0.05) on the networks of SmallNetwork.cs with PyTorch in double precision,
batch norm in training mode; prints training.tsv: network, what, values: the loss of each step, then every tensor's sum of squares
at the end, and the logits at inference.
Usage: make_training.py > training.tsv"""
import contextlib
import io
import pathlib
import sys
import torch
import torch.nn.functional as F
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "Terminals"))
with contextlib.redirect_stdout(io.StringIO()):
    from make_terminals import CLASSES, inputs, network

def forward(w, x, training):
    x = F.conv2d(x, w["features.0.weight"], w["features.0.bias"], padding=1)
    x = F.batch_norm(x, w["features.1.running_mean"], w["features.1.running_var"], w["features.1.weight"],
                     w["features.1.bias"], training, 0.1, 1e-5)
    x = F.conv2d(F.max_pool2d(x.relu(), 2), w["features.4.weight"], w["features.4.bias"], padding=1).relu()
    if "hidden.weight" in w:
        x = F.linear(x.flatten(1), w["hidden.weight"], w["hidden.bias"]).relu()
    else:
        x = x.mean((2, 3))
    return F.linear(x, w["out.weight"], w["out.bias"])

for kind in ["pooled", "deep"]:
    w = network(kind)
    learned = [w[n].requires_grad_() for n in w if "running" not in n]
    optimizer = torch.optim.SGD(learned, lr=0.05, momentum=0.9, weight_decay=0.01)
    losses = []
    for _ in range(3):
        loss = F.cross_entropy(forward(w, inputs(), True), torch.tensor(CLASSES))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    with torch.no_grad():
        for what, values in [("loss", losses), *((n, [w[n].square().sum().item()]) for n in w),
                             ("logits", forward(w, inputs(), False).flatten().tolist())]:
            print(kind, what, *(f"{v:.8g}" for v in values), sep="\t")
