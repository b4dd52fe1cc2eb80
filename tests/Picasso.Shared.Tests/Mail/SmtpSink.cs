using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Picasso.Shared.Tests.Mail;

/// <summary>A small SMTP server that keeps what it is given.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private Task _accepting = Task.CompletedTask;

    /// <param name="listens">Without it connections are refused until <see cref="Listen"/>, and nobody else can take the port meanwhile.</param>
    public SmtpSink(bool listens = true)
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (listens)
            Listen();
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>From now on connections are accepted.</summary>
    public void Listen()
    {
        _socket.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>How long it takes to answer a line.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Whether it accepts a user's password; without a value it asks for none.</summary>
    public bool? AcceptsPassword { get; set; }

    /// <summary>Messages as they came over the wire.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>How the next messages are answered; empty accepts.</summary>
    public ConcurrentQueue<string> Answers { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await using var client = new NetworkStream(await _socket.AcceptAsync(_stop.Token), ownsSocket: true);
                await TalkAsync(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            await Task.Delay(Pause, TimeProvider.System, _stop.Token);
            if (line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase) && AcceptsPassword is not null)
            {
                await writer.WriteLineAsync("250-sink");
                await writer.WriteLineAsync("250 AUTH PLAIN");
            }
            else if (line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync(AcceptsPassword == true ? "235 accepted" : "535 refused");
            }
            else if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                await ReceiveAsync(reader, writer);
            }
            else
            {
                var quit = line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase);
                await writer.WriteLineAsync(quit ? "221 bye" : "250 ok");
                if (quit)
                    return;
            }
        }
    }

    private async Task ReceiveAsync(StreamReader reader, StreamWriter writer)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            message.Append(line).Append('\n');
        var answer = Answers.TryDequeue(out var next) ? next : "250 taken";
        if (answer.StartsWith("250", StringComparison.Ordinal))
            Messages.Enqueue(message.ToString());
        await writer.WriteLineAsync(answer);
    }
}
