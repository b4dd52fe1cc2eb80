using System.Net;
using System.Net.Sockets;
using Picasso.EngineTests.Partitions.Forwarders;
using Picasso.EngineTests.Partitions.Namespaces;

namespace Picasso.EngineTests.Partitions;

/// <summary>What a cut link does, over whatever links this machine has.</summary>
public sealed class NetworkTests
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(300);

    [Fact]
    public Task A_cut_forwarder_is_silent_and_what_was_sent_arrives_once_it_is_mended() => IsSilentWhileCutAsync(new ForwarderNetwork());

    [Fact]
    public async Task A_cut_link_of_the_network_of_this_machine_is_silent_and_what_was_sent_arrives_once_it_is_mended() =>
        await IsSilentWhileCutAsync(await Network.OpenAsync());

    [Fact]
    public async Task Nothing_of_a_network_is_left_when_it_is_closed()
    {
        if (await NamespaceNetwork.TryOpenAsync() is not { } network)
        {
            Assert.Skip("this machine has no network namespaces for us");
            return;
        }

        (await IpCommand.RunAsync("netns list")).ShouldContain(Leftovers.PrefixOfThisProcess);
        await network.DisposeAsync();
        (await IpCommand.RunAsync("netns list") + await IpCommand.RunAsync("link show")).ShouldNotContain(Leftovers.PrefixOfThisProcess);
    }

    private static async Task IsSilentWhileCutAsync(INetwork network)
    {
        await using var closing = network;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var engine = (IPEndPoint)listener.LocalEndpoint;
        await network.AddEngineAsync("engine", engine);
        using var caller = new TcpClient();
        await caller.ConnectAsync(network.Reach(INetwork.Client, "engine", engine.Port));
        using var served = await listener.AcceptTcpClientAsync();
        (await ArrivesAsync(caller, served, 1)).ShouldBeTrue();

        await network.CutAsync(INetwork.Client, "engine");
        (await ArrivesAsync(caller, served, 2)).ShouldBeFalse("bytes pass over a cut link");
        await network.HealAsync();

        var buffer = new byte[1];
        (await served.GetStream().ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(1);
        buffer[0].ShouldBe((byte)2);
    }

    private static async Task<bool> ArrivesAsync(TcpClient from, TcpClient to, byte value)
    {
        await from.GetStream().WriteAsync(new[] { value });
        using var patience = new CancellationTokenSource(s_moment);
        var buffer = new byte[1];
        try
        {
            return await to.GetStream().ReadAsync(buffer, patience.Token) == 1 && buffer[0] == value;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
