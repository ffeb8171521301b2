"""Targets and their gradients with respect to the logits by PyTorch's own functions in double precision; prints the
rows of targets.tsv: the target, its three values, its gradients row by row. Usage: make_targets.py > targets.tsv"""
import torch

logits = torch.tensor([[2.0, -1.0, 0.5, 3.0], [0.25, 4.0, -2.0, 1.0], [-60.0, 55.0, 1.0, 0.0]], dtype=torch.float64)
classes = [0, 1, 0]

def own(values):
    return torch.stack([values[i, c] for i, c in enumerate(classes)])

def others(x):
    return torch.stack([torch.cat([x[i, :c], x[i, c + 1:]]) for i, c in enumerate(classes)])

def closest(x):
    """For each image its other classes by the distance of their logits from its own."""
    return [sorted((j for j in range(x.shape[1]) if j != c), key=lambda j: (abs(float(x[i, j] - x[i, c])), j))
            for i, c in enumerate(classes)]

# Finer-CAM's two targets, written with the probabilities themselves, in the order of the definition.
def weighted(x, alpha, references):
    p = x.softmax(1)
    return torch.stack([sum(p[i, d] * (x[i, c] - alpha * x[i, d]) for d in references[i]) / sum(p[i, d] for d in references[i])
                        for i, c in enumerate(classes)])

def averaged(x, alpha, references):
    return torch.stack([x[i, c] - alpha * torch.stack([x[i, d] for d in references[i]]).mean() for i, c in enumerate(classes)])

def first(x, count):
    return [order[:count] for order in closest(x)]

targets = {
    "y": own,
    "p": lambda x: own(x.softmax(1)),
    "rest": lambda x: own(x) + own(x.log_softmax(1)),
    "y + ln(p)": lambda x: own(x) + own(x.log_softmax(1)),
    "ln(prob(0))": lambda x: x.log_softmax(1)[:, 0],
    "logit(2)": lambda x: x[:, 2],
    "prob(3)": lambda x: x.softmax(1)[:, 3],
    "ranked(2)": lambda x: x.topk(2, 1).values[:, 1],
    "lse": lambda x: x.logsumexp(1),
    "max_other": lambda x: others(x).max(1).values,
    "mean_other": lambda x: others(x).mean(1),
    "y - 3/5 * ranked(1)": lambda x: own(x) - 0.6 * x.max(1).values,
    "relu(y - mean_other) * exp(p) / (lse + 2)":
        lambda x: (own(x) - others(x).mean(1)).relu() * own(x.softmax(1)).exp() / (x.logsumexp(1) + 2),
    "similar(2)": lambda x: torch.stack([x[i, order[1]] for i, order in enumerate(closest(x))]),
    "finer": lambda x: weighted(x, 1, first(x, 3)),
    "finer(1/2, 2)": lambda x: weighted(x, 0.5, first(x, 2)),
    "finer(2, logit(3), logit(2))": lambda x: weighted(x, 2, [[3, 2]] * 3),
    "finer(0.3, 1)": lambda x: averaged(x, 0.3, first(x, 1)),
    "finer(0)": own,
    "finer_mean": lambda x: averaged(x, 0.6, first(x, 3)),
    "finer_mean(1, logit(3), logit(2))": lambda x: averaged(x, 1, [[3, 2]] * 3),
    "finer_mean(0, 2)": own,
}
for name, compute in targets.items():
    x = logits.clone().requires_grad_()
    value = compute(x)
    gradient, = torch.autograd.grad(value.sum(), x)
    numbers = [*value.tolist(), *gradient.flatten().tolist()]
    print(name, *(repr(v) for v in numbers), sep="\t")
