using System.Collections.Concurrent;

namespace SyCam.Search.Proving;

/// <summary>
/// Runs checks on a thread of its own, which can be left behind: libz3 4.8.12 was seen to go on for ever after an
/// interrupt, in the general solver and, rarely, in the non-linear one.
/// </summary>
internal sealed class SolverThread : IDisposable
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromMilliseconds(50);
    private readonly BlockingCollection<Action> _work = [];

    public SolverThread()
    {
        // In the background, so that one that is left behind does not keep the process alive.
        var thread = new Thread(Run) { IsBackground = true, Name = "Z3" };
        thread.Start();
    }

    /// <summary>Calls a function there and waits until it returns, or until some time after a deadline.</summary>
    /// <param name="function">What to call.</param>
    /// <param name="deadline">When it should have returned.</param>
    /// <param name="grace">How much longer to wait.</param>
    /// <param name="result">What it returned.</param>
    /// <returns>False when it has not returned by then; the thread is then lost.</returns>
    /// <exception cref="Microsoft.Z3.Z3Exception">The function threw it.</exception>
    public bool TryCall<T>(Func<T> function, Deadline deadline, TimeSpan grace, out T? result)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(function());
            }
            catch (Microsoft.Z3.Z3Exception error)
            {
                done.SetException(error);
            }
        });
        while (!deadline.IsOver && Task.WaitAny([done.Task], Step(deadline.Left)) < 0)
        {
        }

        var isDone = Task.WaitAny([done.Task], grace) == 0;
        result = isDone ? done.Task.GetAwaiter().GetResult() : default;
        return isDone;
    }

    /// <summary>Ends the thread after what it is doing.</summary>
    public void Dispose() => _work.CompleteAdding();

    // A deadline may be over earlier than its time, by cancellation, or later, where a test moves the clock by hand.
    private static TimeSpan Step(TimeSpan left) =>
        left < LongestStep ? left + TimeSpan.FromMilliseconds(1) : LongestStep;

    private void Run()
    {
        foreach (var action in _work.GetConsumingEnumerable()) action();
        _work.Dispose();
    }
}
