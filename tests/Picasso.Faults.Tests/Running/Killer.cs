using Picasso.Checker;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>Kills processes and starts them again, one after the other, while everything else goes on.</summary>
internal sealed class Killer(Arena arena)
{
    private readonly Lock _lock = new();
    private Task _busy = Task.CompletedTask;

    /// <summary>How many were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>What was stored at the moment of the first kill.</summary>
    public Evidence? Earlier { get; private set; }

    public void Kill(KillEvent kill)
    {
        lock (_lock)
            _busy = KillAsync(_busy, kill);
    }

    /// <summary>Waits until everything runs again.</summary>
    public Task RestAsync() => _busy;

    private async Task KillAsync(Task before, KillEvent kill)
    {
        await before;
        var name = arena.Processes[kill.Process % arena.Processes.Count];
        await Moment.PassesAsync(kill.Later);
        await arena.System.KillAsync(name);
        Kills++;
        Earlier ??= await arena.ReadAsync();
        await Moment.PassesAsync(kill.Away);
        await arena.System.StartAgainAsync(name);
    }
}
