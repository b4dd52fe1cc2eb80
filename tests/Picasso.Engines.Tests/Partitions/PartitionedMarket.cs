using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.EngineTests.Partitions.Namespaces;
using Picasso.EngineTests.Processes;
using Picasso.Payments.Sharding;
using Picasso.Testing;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Partitions;

/// <summary>One marketplace on hosts of its own whose links are cut, test after test; made by the first that has its engines.</summary>
public sealed class PartitionedMarket : IAsyncLifetime
{
    internal const string Front = "front", Writing = "writing", FirstCopy = "copy-1", SecondCopy = "copy-2";

    private readonly Dictionary<string, string> _sold = [];
    private readonly Dictionary<BuyRequest, string> _wanted = [];
    private INetwork? _network;
    private EngineHosts? _engines;
    private Market? _market;
    private int _seed = 500;

    internal INetwork Links => _network!;

    internal Market Market => _market!;

    internal SeveralProcesses System => Market.System;

    /// <summary>Buyers by the shard that holds them; the seller is on the second one.</summary>
    internal Person BuyerOnFirst { get; private set; } = null!;

    internal Person BuyerOnSecond { get; private set; } = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The marketplace, with every link whole.</summary>
    internal async Task OpenAsync()
    {
        if (_market is not null)
        {
            await Links.HealAsync();
            await System.ReadyAsync();
            // Tokens live for five minutes, and these tests together for about as long.
            foreach (var person in (Person[])[Market.Seller, BuyerOnFirst, BuyerOnSecond])
                await person.LogInAgainAsync(System.Channel);
            return;
        }

        var engines = Engines.MostForProcesses();
        _network = await Network.OpenAsync();
        _engines = new EngineHosts(_network, engines);
        await _engines.AddAsync();
        ProcessPlan[] plans =
        [
            await _network.AddProcessAsync(new ProcessPlan(
                Front, ServiceNames.Web, ServiceNames.Users, ServiceNames.Messages, ServiceNames.Reactions)),
            await _network.AddProcessAsync(new ProcessPlan(Writing, ServiceNames.PicturesCommands)),
            await _network.AddProcessAsync(new ProcessPlan(FirstCopy, ServiceNames.Payments, ServiceNames.PicturesQueries)),
            await _network.AddProcessAsync(new ProcessPlan(SecondCopy, ServiceNames.Payments, ServiceNames.PicturesQueries)),
        ];
        _market = await Market.OpenAsync(engines, data => SeveralProcesses.StartAsync(
            data, plan => _engines.AsSeenBy(plan).Concat(s_shortLimits).Concat(MailReader()).Concat(AddressesFor(plan, plans)), plans));
        Market.Seller = await JoinAsync("Seller", onFirst: false);
        BuyerOnFirst = await JoinAsync("Buyer", onFirst: true);
        BuyerOnSecond = await JoinAsync("Buyer", onFirst: false);
        Console.WriteLine($"Partitions: hosts are {_network.Kind}, engines are {string.Join(", ", _engines.Names)}.");
    }

    /// <summary>Cuts a host from all others, the people included.</summary>
    internal async Task IsolateAsync(string host)
    {
        foreach (var other in (string[])[Front, Writing, FirstCopy, SecondCopy, .. _engines!.Names, INetwork.Client])
        {
            if (other != host)
                await Links.CutAsync(host, other);
        }
    }

    /// <summary>Offers a picture nobody else has.</summary>
    internal Task<string> OfferAsync() => Market.OfferAsync(_seed++);

    /// <summary>A picture to upload by hand.</summary>
    internal byte[] NewFile() => PictureFiles.Photograph(_seed++);

    /// <summary>Offers a picture, and somebody wants it.</summary>
    internal async Task<BuyRequest> OfferToAsync(Person buyer)
    {
        var picture = await OfferAsync();
        var request = await buyer.PrepareToBuyAsync(System.Channel, picture);
        _wanted[request] = picture;
        return request;
    }

    /// <summary>Buys, again and again until it is taken.</summary>
    internal async Task<string> BuyAsync(Person buyer, BuyRequest request)
    {
        var purchase = await Market.BuyAsync(request, buyer);
        _sold[_wanted[request]] = purchase;
        return purchase;
    }

    /// <summary>Waits until whoever opens the site sees a picture.</summary>
    internal async Task SiteShowsAsync(string picture)
    {
        using var browser = new HttpClient();
        var page = "";
        await Wait.UntilAsync(
            async () => (page = await browser.GetStringAsync(System.WebAddress)).Contains(picture, StringComparison.Ordinal),
            () => $"the site does not show {picture}:\n{page}", Bounds.TakenOver);
    }

    /// <summary>All copies and all stores agree about everything that ever happened here.</summary>
    internal async Task AgreesAsync()
    {
        foreach (var purchase in _sold.Values)
            await Market.CompletesAsync(purchase);
        await System.ReadyAsync();
        await Market.HoldsAsync(_sold.Keys, _sold.Values);
        await CopiesAgree.Async(this, _sold.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        if (_network is not null)
            await _network.HealAsync();
        if (_market is not null)
            await _market.DisposeAsync();
        if (_network is not null)
            await _network.DisposeAsync();
    }

    // What an interrupted upload leaves is swept within seconds instead of hours.
    private static readonly Dictionary<string, string> s_shortLimits = new()
    {
        ["Picasso__Payments__Limits__OpenPurchases"] = "1000",
        ["Picasso__Uploads__OrphanAge"] = "00:00:20",
        ["Picasso__Uploads__SweepInterval"] = "00:00:02",
    };

    // Hosts in namespaces of their own do not know this process as the same machine, and it reads the mail of the people that it plays.
    private IEnumerable<KeyValuePair<string, string>> MailReader() => Links is NamespaceNetwork
        ? [new("Picasso__Mail__BoxReaders__0", Links.Reach(INetwork.Client, INetwork.Client, 0).Address.ToString())]
        : [];

    private Dictionary<string, string> AddressesFor(ProcessPlan from, ProcessPlan[] plans) => SeveralProcesses.Addresses(
        plans, to => from == to ? to.ServicesAddress : new Uri($"http://{Links.Reach(from.Name, to.Name, to.ServicesPort)}"));

    private async Task<Person> JoinAsync(string name, bool onFirst)
    {
        while (true)
        {
            var person = await Person.JoinAsync(System.Channel, name);
            if (Buckets.Of(person.Id) < Buckets.Count / 2 == onFirst)
                return person;
        }
    }
}
