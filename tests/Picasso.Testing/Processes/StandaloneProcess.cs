using System.Diagnostics;
using System.Globalization;
using System.Text;
using Grpc.Net.Client;
using Picasso.Testing.Hosting;

namespace Picasso.Testing.Processes;

/// <summary>The real program as a process of its own, on free ports and a data folder of the caller's. It may be killed at any moment.</summary>
public sealed class StandaloneProcess : IPicasso
{
    private const string Opened = "Picasso is running at ";
    private const string Services = "gRPC services: ";
    private const string LastLine = "Press Ctrl+C";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StandaloneProcess(Process process) => _process = process;

    public Uri WebAddress { get; private set; } = null!;

    public GrpcChannel Channel { get; private set; } = null!;

    public int Id => _process.Id;

    /// <summary>All that the program printed so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Starts the whole marketplace in one process.</summary>
    /// <param name="dataFolder">Where it keeps its data.</param>
    /// <param name="arguments">More of the command line.</param>
    /// <param name="environment">Settings as variables of the environment.</param>
    /// <param name="program">Another build of the program; null for the one of these tests.</param>
    public static Task<StandaloneProcess> StartAsync(
        string dataFolder, IEnumerable<string>? arguments = null, IEnumerable<KeyValuePair<string, string>>? environment = null, string? program = null) =>
        StartAsync(
            ["dotnet", program ?? ProgramPath], ["--data", dataFolder, "--port", "0", "--services-port", "0", .. arguments ?? []], environment ?? []);

    /// <summary>Starts some of its roles.</summary>
    public static Task<StandaloneProcess> StartAsync(
        ProcessPlan plan, string dataFolder, IEnumerable<KeyValuePair<string, string>> environment) => StartAsync(
        [.. plan.Launcher, "dotnet", ProgramPath],
        [
            "--roles", string.Join(',', plan.Roles), "--data", dataFolder,
            "--port", plan.Port.ToString(CultureInfo.InvariantCulture),
            "--services-port", plan.ServicesPort.ToString(CultureInfo.InvariantCulture),
            .. plan.Host is { } host ? (string[])["--listen", host.ToString(), "--services-listen", host.ToString()] : [],
        ],
        environment);

    /// <summary>Runs a command of operators to its end.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="environment">Settings as variables of the environment.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended with an error; the message has what it printed.</exception>
    public static async Task<string> RunAsync(
        IEnumerable<string> words, IEnumerable<KeyValuePair<string, string>> environment, CancellationToken cancellationToken)
    {
        var start = StartOf(["dotnet", ProgramPath, .. words], environment);
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            var printed = await output + await errors;
            return process.ExitCode == 0 ? printed : throw new InvalidOperationException($"The command ended with {process.ExitCode}:\n{printed}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<StandaloneProcess> StartAsync(
        IReadOnlyList<string> program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = StartOf([.. program, .. arguments], [new("ASPNETCORE_ENVIRONMENT", "Development"), ServiceCredential.Environment, Quiet.Environment, .. environment]);
        var standalone = new StandaloneProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        try
        {
            await standalone.OpenAsync();
            return standalone;
        }
        catch
        {
            await standalone.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>kill -TERM: asks it to close.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> CloseAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
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

    private static ProcessStartInfo StartOf(IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private async Task OpenAsync()
    {
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        // Ends when all has been read that it printed.
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_opened.Task, ended).WaitAsync(TimeSpan.FromMinutes(2)) == ended)
            throw new InvalidOperationException($"Picasso ended before it opened:\n{Output}");
    }

    private static GrpcChannel ChannelTo(Uri services) =>
        GrpcChannel.ForAddress(services, new GrpcChannelOptions { HttpHandler = ServiceCredential.SignTo(services), DisposeHttpClient = true });

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (line.StartsWith(Opened, StringComparison.Ordinal))
            WebAddress = new Uri(line[Opened.Length..]);
        if (line.StartsWith(Services, StringComparison.Ordinal))
            Channel = ChannelTo(new Uri(line[Services.Length..]));
        if (line.StartsWith(LastLine, StringComparison.Ordinal))
            _opened.TrySetResult();
    }
}
