"""The cases once more, with PyTorch's layers and autograd."""
