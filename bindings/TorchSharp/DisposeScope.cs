namespace TorchSharp;

/// <summary>
/// Disposes the tensors that were made on this thread while it was the innermost scope. Made by
/// <see cref="torch.NewDisposeScope"/>; used and disposed on one thread.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? t_current;

    private readonly DisposeScope? _outer;

    // Tensors are linked through themselves: hashing them would cost as much as a small operator.
    private torch.Tensor? _first;
    private int _tensors;
    private HashSet<IDisposable>? _others;

    internal DisposeScope()
    {
        _outer = t_current;
        t_current = this;
    }

    /// <summary>The innermost scope of this thread.</summary>
    internal static DisposeScope? Current => t_current;

    /// <summary>How many objects the scope will dispose.</summary>
    public int DisposablesCount => _tensors + (_others?.Count ?? 0);

    /// <summary>Adds an object that the scope shall dispose.</summary>
    public T Include<T>(T disposable) where T : IDisposable
    {
        Register(disposable);
        return disposable;
    }

    /// <summary>Hands an object to the scope around this one, or to the caller where there is none.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        Move(disposable);
        return disposable;
    }

    /// <summary>Hands two objects to the scope around this one, or to the caller where there is none.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        Move(first);
        Move(second);
        return (first, second);
    }

    /// <summary>Hands three objects to the scope around this one, or to the caller where there is none.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        Move(first);
        Move(second);
        Move(third);
        return (first, second, third);
    }

    /// <summary>Hands objects to the scope around this one, or to the caller where there is none.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var disposable in disposables) Move(disposable);
    }

    /// <summary>Makes the caller the owner of an object: no scope disposes it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Remove(disposable);
        return disposable;
    }

    /// <summary>Makes the caller the owner of the objects: no scope disposes them.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var disposable in disposables) Remove(disposable);
    }

    /// <summary>Takes an object that another scope, or none, owned.</summary>
    public void Attach(IDisposable disposable) => Register(disposable);

    /// <summary>Disposes everything now; the scope stays open.</summary>
    public void DisposeEverything()
    {
        while (_first is { } tensor) tensor.Dispose();
        if (_others is not { } others) return;
        _others = null;
        foreach (var other in others) other.Dispose();
    }

    /// <summary>Disposes everything but the given objects, which stay in the scope.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        var tensor = _first;
        while (tensor is not null)
        {
            var next = tensor.NextInScope;
            if (!kept.Contains(tensor)) tensor.Dispose();
            tensor = next;
        }

        if (_others is null) return;
        foreach (var other in _others.Where(other => !kept.Contains(other)).ToArray())
        {
            _others.Remove(other);
            other.Dispose();
        }
    }

    /// <summary>Disposes everything but the given object, which stays in the scope.</summary>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Whether the scope will dispose the object.</summary>
    public bool Contains(IDisposable disposable) => disposable is torch.Tensor tensor
        ? ReferenceEquals(tensor.OwningDisposeScope, this)
        : _others is not null && _others.Contains(disposable);

    /// <summary>Tells the scope that an object was disposed by someone else.</summary>
    public void MarkAsDisposed(IDisposable disposable) => Remove(disposable);

    /// <summary>Disposes everything in the scope and closes it.</summary>
    public void Dispose()
    {
        DisposeEverything();
        // Scopes end in the order opposite to their making; one that was left open inside this one goes with it.
        for (var scope = t_current; scope is not null; scope = scope._outer)
        {
            if (!ReferenceEquals(scope, this)) continue;
            t_current = _outer;
            break;
        }
    }

    internal void Register(IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor)
        {
            _others ??= new HashSet<IDisposable>(ReferenceEqualityComparer.Instance);
            _others.Add(disposable);
            return;
        }

        if (ReferenceEquals(tensor.OwningDisposeScope, this)) return;
        tensor.OwningDisposeScope?.Remove(tensor);
        tensor.OwningDisposeScope = this;
        tensor.NextInScope = _first;
        if (_first is not null) _first.PreviousInScope = tensor;
        _first = tensor;
        _tensors++;
    }

    private void Move(IDisposable disposable)
    {
        if (Remove(disposable)) _outer?.Register(disposable);
    }

    private bool Remove(IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor) return _others is not null && _others.Remove(disposable);
        if (!ReferenceEquals(tensor.OwningDisposeScope, this)) return false;
        if (tensor.PreviousInScope is { } previous) previous.NextInScope = tensor.NextInScope;
        else _first = tensor.NextInScope;
        if (tensor.NextInScope is { } next) next.PreviousInScope = tensor.PreviousInScope;
        (tensor.OwningDisposeScope, tensor.NextInScope, tensor.PreviousInScope) = (null, null, null);
        _tensors--;
        return true;
    }
}
