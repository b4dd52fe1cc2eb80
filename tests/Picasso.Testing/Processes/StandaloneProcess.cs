using System.Diagnostics;
using System.Text;
using Grpc.Net.Client;

namespace Picasso.Testing.Processes;

/// <summary>The real program as a process of its own, on free ports and a data folder of the caller's. It may be killed at any moment.</summary>
public sealed class StandaloneProcess : IAsyncDisposable
{
    private const string Opened = "Picasso is open at ";
    private const string Services = "gRPC services are at ";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<(Uri Web, Uri Services)> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _web;

    private StandaloneProcess(Process process) => _process = process;

    public Uri WebAddress { get; private set; } = null!;

    public GrpcChannel Channel { get; private set; } = null!;

    public int Id => _process.Id;

    /// <summary>All that the program printed so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public static async Task<StandaloneProcess> StartAsync(
        string dataFolder, IEnumerable<string>? arguments = null, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in (string[])[ProgramPath, "--data", dataFolder, "--port", "0", "--services-port", "0", .. arguments ?? []])
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;

        var standalone = new StandaloneProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        await standalone.OpenAsync();
        return standalone;
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Channel?.Dispose();
        await KillAsync();
        _process.Dispose();
    }

    private static string ProgramPath
    {
        get
        {
            var tests = new DirectoryInfo(AppContext.BaseDirectory);
            var (framework, configuration) = (tests.Name, tests.Parent!.Name);
            var root = tests;
            while (!File.Exists(Path.Combine(root.FullName, "Picasso.sln")))
                root = root.Parent ?? throw new InvalidOperationException("Not within the repository.");
            return Path.Combine(root.FullName, "Picasso.Standalone", "bin", configuration, framework, "Picasso.Standalone.dll");
        }
    }

    private async Task OpenAsync()
    {
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => _opened.TrySetException(new InvalidOperationException($"Picasso ended before it opened:\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        (WebAddress, var services) = await _opened.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Channel = GrpcChannel.ForAddress(services);
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (line.StartsWith(Opened, StringComparison.Ordinal))
            _web = new Uri(line[Opened.Length..]);
        if (line.StartsWith(Services, StringComparison.Ordinal))
            _opened.TrySetResult((_web!, new Uri(line[Services.Length..].Split(',')[0])));
    }
}
