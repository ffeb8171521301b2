using System.Diagnostics;
using System.Globalization;
using SyCam.Search.Tests.Support;
using SyCam.Testing;

namespace SyCam.Search.Tests.Journal;

/// <summary>Runs in a process of their own, killed with SIGKILL at a hundred random points, resumed, killed again.</summary>
public sealed class KillTests
{
    private const int Kills = 100;
    private const int Workers = 2;
    private const int MostKillsOfARun = 4;
    private const int MostLaunches = 300;
    private const string MaxCost = "5";
    private const string Pause = "8";

    [Fact]
    public async Task Killed_a_hundred_times_the_runs_end_with_the_files_of_one_that_was_left_alone()
    {
        using var whole = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await LaunchedRun.RunAsync(whole.Path, MaxCost, Pause)).Code);
        var reference = new Reference(
            LaunchedRun.Results.ToDictionary(name => name, name => File.ReadAllBytes(whole.File(name))),
            new FileInfo(whole.File("journal.jsonl")).Length,
            watch.Elapsed);

        var workers = Enumerable.Range(0, Workers).Select(seed => new Worker(reference, seed)).ToList();
        await Task.WhenAll(workers.Select(worker => Task.Run(worker.KillAsync)));

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", workers.Select(worker =>
            $"time {worker.ByTime} bytes {worker.ByBytes} file {worker.ByFile} ({worker.BetweenFiles} between) runs {worker.Finished}")));

        // Every way of killing lands, also between the first and the last file of the results.
        Assert.Equal(Kills, workers.Sum(worker => worker.ByTime + worker.ByBytes + worker.ByFile));
        Assert.True(workers.Sum(worker => worker.ByTime) >= 10, "too few kills at random times landed");
        Assert.True(workers.Sum(worker => worker.ByBytes) >= 20, "too few kills at random bytes of the journal landed");
        Assert.True(workers.Sum(worker => worker.BetweenFiles) >= 5, "too few kills while files were written landed");
        Assert.True(workers.Sum(worker => worker.Finished) >= Kills / MostKillsOfARun, "too few runs were compared");
    }

    private sealed record Reference(IReadOnlyDictionary<string, byte[]> Files, long JournalBytes, TimeSpan Time);

    private sealed class Worker(Reference reference, int seed)
    {
        private readonly Random _random = new(seed);
        private int _launches;

        public int ByTime { get; private set; }

        public int ByBytes { get; private set; }

        public int ByFile { get; private set; }

        /// <summary>Of these, the ones that left some files of the results written and others not.</summary>
        public int BetweenFiles { get; private set; }

        public int Finished { get; private set; }

        public async Task KillAsync()
        {
            while (ByTime + ByBytes + ByFile < Kills / Workers)
            {
                using var folder = new TemporaryFolder();
                var most = Math.Min(_random.Next(1, MostKillsOfARun + 1), (Kills / Workers) - ByTime - ByBytes - ByFile);
                for (var kills = 0; kills < most;)
                {
                    if (await KillOnceAsync(folder)) kills++;
                    CheckFiles(folder, areAllThere: false);
                }

                Assert.Equal(0, (await LaunchAsync(folder)).Code);
                CheckFiles(folder, areAllThere: true);
                Finished++;
            }
        }

        private async Task<bool> KillOnceAsync(TemporaryFolder folder)
        {
            var journal = new FileInfo(folder.File("journal.jsonl"));
            var length = journal.Exists ? journal.Length : 0;
            switch (_random.Next(5))
            {
                case 0:
                    _launches++;
                    var delay = reference.Time * _random.NextDouble();
                    var byTime = await LaunchedRun.RunAndKillAsync(
                        () => Task.Delay(delay), folder.Path, MaxCost, Pause);
                    if (byTime.Code != LaunchedRun.Killed) return false;
                    ByTime++;
                    return true;
                case 1 or 2 or 3 when length < reference.JournalBytes:
                    var bytes = _random.NextInt64(length, reference.JournalBytes);
                    var byBytes = await LaunchAsync(folder, "bytes", bytes.ToString(CultureInfo.InvariantCulture));
                    if (byBytes.Code != LaunchedRun.Killed) return false;
                    ByBytes++;
                    return true;
                default:
                    var byFile = _random.Next(2) == 0 ? await KillBetweenFilesAsync(folder) : await KillInFileAsync(folder);
                    if (!byFile) return false;
                    ByFile++;
                    return true;
            }
        }

        private async Task<bool> KillInFileAsync(TemporaryFolder folder)
        {
            var name = LaunchedRun.Results[_random.Next(LaunchedRun.Results.Count)] + ".tmp";
            File.Delete(folder.File(name));
            return (await LaunchAsync(folder, "file", name)).Code == LaunchedRun.Killed;
        }

        // A pipe that nobody reads stands in the place of the next file: the run waits for the kill there.
        private async Task<bool> KillBetweenFilesAsync(TemporaryFolder folder)
        {
            foreach (var name in LaunchedRun.Results) File.Delete(folder.File(name));
            var next = _random.Next(1, LaunchedRun.Results.Count);
            var pipe = folder.File(LaunchedRun.Results[next] + ".tmp");
            File.Delete(pipe);
            await LaunchedRun.MakePipeAsync(pipe);
            var code = (await LaunchAsync(folder, "file", LaunchedRun.Results[next - 1])).Code;
            File.Delete(pipe);
            Assert.Equal(LaunchedRun.Killed, code);
            Assert.Equal(LaunchedRun.Results.Take(next), LaunchedRun.Results.Where(name => File.Exists(folder.File(name))));
            BetweenFiles++;
            return true;
        }

        private async Task<(int Code, string Output)> LaunchAsync(TemporaryFolder folder, params string[] kill)
        {
            Assert.True(++_launches <= MostLaunches, "too many runs outran the kill");
            return await LaunchedRun.RunAsync([folder.Path, MaxCost, Pause, .. kill]);
        }

        // A file of the results is whole whenever it is there.
        private void CheckFiles(TemporaryFolder folder, bool areAllThere)
        {
            foreach (var (name, expected) in reference.Files)
            {
                if (!areAllThere && !File.Exists(folder.File(name))) continue;
                Assert.True(expected.AsSpan().SequenceEqual(File.ReadAllBytes(folder.File(name))), $"{name} differs");
            }
        }
    }
}
