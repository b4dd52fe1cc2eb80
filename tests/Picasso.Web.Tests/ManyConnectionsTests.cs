using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Picasso.Testing;

namespace Picasso.Web.Tests;

[Collection(Measured.Name)]
[Trait(Pace.Trait, Pace.Slow)]
public sealed class ManyConnectionsTests
{
    private const int Connections = 10_000;

    [Fact]
    public async Task Under_10000_connections_of_one_address_others_still_get_their_pages_and_streams()
    {
        if (OwnAddress() is not { } own)
        {
            Assert.Skip("This machine has no address but loopback.");
            return;
        }

        await using var web = await WebFixture.StartAsync(listen: IPAddress.Any);
        var port = new Uri(web.Address).Port;
        web.Market.AddPicture(web.Market.AddPerson("Ines Amaral"), "Morning");
        using var visitor = new Browser($"http://127.0.0.1:{port}");
        await VisitAsync(visitor);
        var quiet = await MedianAsync(visitor);

        var sockets = new List<Socket>();
        try
        {
            var request = Encoding.ASCII.GetBytes($"GET /live HTTP/1.1\r\nHost: {own}:{port}\r\n\r\n");
            for (var number = 0; number < Connections; number++)
                sockets.Add(await ConnectAsync(own, port, request));
            var under = await MedianAsync(visitor);
            Figure.Print(
                $"{Connections:N0} connections of one address: page and stream of another visitor in {under.TotalMilliseconds:N1} ms, quiet {quiet.TotalMilliseconds:N1} ms, ratio {under / quiet:0.00}");
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<Socket> ConnectAsync(IPAddress address, int port, byte[] request)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, port);
            await socket.SendAsync(request);
        }
        catch (SocketException closed) when (closed.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted)
        {
            // One connection too many: the server closed it at once, as it should.
        }

        return socket;
    }

    private static async Task<TimeSpan> MedianAsync(Browser visitor)
    {
        var times = new List<TimeSpan>();
        for (var number = 0; number < 7; number++)
        {
            var begun = Stopwatch.GetTimestamp();
            await VisitAsync(visitor);
            times.Add(Stopwatch.GetElapsedTime(begun));
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    private static async Task VisitAsync(Browser visitor)
    {
        await visitor.ReadAsync("/explore");
        using var stream = await visitor.GetAsync("/live");
        stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        (await lines.ReadLineAsync()).ShouldBe("event: ping");
    }

    private static IPAddress? OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(link => link.OperationalStatus == OperationalStatus.Up)
        .SelectMany(link => link.GetIPProperties().UnicastAddresses)
        .Select(one => one.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
