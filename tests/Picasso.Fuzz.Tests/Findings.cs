using System.Collections.Concurrent;

namespace Picasso.Fuzz.Tests;

/// <summary>What a run found and how it went.</summary>
internal sealed class Findings
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly ConcurrentQueue<(string What, Func<Task<TimeSpan>> Again)> _slow = new();

    /// <summary>A request that no program should answer so.</summary>
    public void Fault(string what) => _faults.Enqueue(what);

    /// <summary>One answer.</summary>
    public void Count(string answer) => _answers.AddOrUpdate(answer, 1, (_, count) => count + 1);

    /// <summary>A request that took longer than it may while others ran; it is made again alone.</summary>
    public void Slow(string what, Func<Task<TimeSpan>> again) => _slow.Enqueue((what, again));

    /// <summary>How often each answer came.</summary>
    public string Answers => string.Join(", ", _answers.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key}: {pair.Value}"));

    /// <summary>How many answers came.</summary>
    public int Total => _answers.Values.Sum();

    /// <summary>Everything that is wrong.</summary>
    public async Task<IReadOnlyList<string>> ConcludeAsync()
    {
        foreach (var (what, again) in _slow)
        {
            if (await again() is var took && took > FuzzSettings.Limit)
                _faults.Enqueue($"took {took.TotalSeconds:0.0} s alone: {what}");
        }

        return [.. _faults];
    }
}
