using System.Diagnostics;
using Aspire.Hosting.Testing;
using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;
using TestEngines = Picasso.Testing.Engines;

namespace Picasso.AppHost.Tests.Running;

/// <summary>The distributed way, started as <c>dotnet run --project Picasso.AppHost</c> starts it.</summary>
[Trait(TestEngines.Trait, "RabbitMq")]
[Collection(RunningCollection.Name)]
public sealed class RunningTests(RunningTopology topology)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Every_copy_runs_and_is_healthy_and_the_resource_service_lists_each()
    {
        await topology.StartedAsync();

        (await topology.Dashboard.ApplicationAsync()).ShouldContain("Picasso");
        var listed = await topology.Dashboard.ResourcesAsync();
        RunningTopology.Hosts.Keys.ShouldAllBe(host => topology.Copies.HealthyOf(host).All(copy => listed.Contains(copy)));
    }

    [Fact]
    public async Task A_picture_is_uploaded_shown_by_the_web_and_bought_and_the_purchase_arrives_as_one_trace()
    {
        await topology.StartedAsync();
        var (seller, buyer) = (await JoinAsync("Seller"), await JoinAsync("Buyer"));
        var picture = await OfferAsync(seller, seed: 1);
        await ShowsAsync(picture);

        var trace = await BuyAsync(buyer, picture);

        // What the person asked for, and the work that the request caused in other services over the bus.
        await Wait.UntilAsync(
            async () =>
            {
                var spans = await topology.Dashboard.SpansOfAsync(trace);
                return spans.Any(span => span.Name.EndsWith("Purchases/Buy", StringComparison.Ordinal))
                    && new[] { ServiceNames.Payments, ServiceNames.PicturesCommands }.All(service => spans.Any(span => span.Resource == service));
            },
            () => $"the dashboard has no trace {trace} over payments and pictures-commands", s_limit);
    }

    [Fact]
    public async Task Purchases_go_on_when_a_copy_is_killed_and_it_can_be_started_again()
    {
        await topology.StartedAsync();
        var (seller, buyer) = (await JoinAsync("Seller"), await JoinAsync("Buyer"));
        var picture = await OfferAsync(seller, seed: 2);
        var copy = topology.Copies.HealthyOf(ServiceNames.Payments)[0];

        await topology.Copies.KillAsync(copy);
        await BuyAsync(buyer, picture);

        await topology.Copies.StartAsync(copy);
        await topology.Copies.AreHealthyAsync(RunningTopology.Hosts, s_limit);
    }

    private Task<Person> JoinAsync(string name) => Person.JoinAsync(topology.Channel, name);

    private async Task<string> OfferAsync(Person seller, int seed)
    {
        var (file, uploadId, answer) = (PictureFiles.Photograph(seed), Guid.NewGuid().ToString(), "");
        await AgainAsync(async () =>
        {
            answer = (await seller.UploadAsync(topology.Channel, file, uploadId)).PictureId;
            return true;
        }, () => $"picture {seed} cannot be uploaded");
        return answer;
    }

    private async Task ShowsAsync(string picture)
    {
        using var web = topology.App.CreateHttpClient(ServiceNames.Web, "http");
        await Wait.UntilAsync(
            async () => (await web.GetAsync(new Uri($"/pictures/{picture}", UriKind.Relative))).IsSuccessStatusCode,
            () => $"the web does not show picture {picture}", s_limit);
    }

    /// <summary>Buys as a browser does that does not give up, and answers the id of the trace.</summary>
    private async Task<string> BuyAsync(Person buyer, string picture)
    {
        var purchases = new Purchases.PurchasesClient(topology.Channel);
        BuyRequest? request = null;
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var token = new Metadata { buyer.Token[0], new("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01") };
        Purchase? purchase = null;
        await AgainAsync(
            async () =>
            {
                request ??= await buyer.PrepareToBuyAsync(topology.Channel, picture);
                purchase ??= await purchases.BuyAsync(request, token);
                return (await purchases.GetAsync(new GetPurchaseRequest { PurchaseId = purchase.PurchaseId }, buyer.Token)).State == PurchaseState.Completed;
            },
            () => $"picture {picture} is not bought: {purchase?.State}");
        return trace;
    }

    // A person who is asked to try again does so: the first calls of a process that has just started may be too slow for those who wait for it.
    private static Task AgainAsync(Func<Task<bool>> act, Func<string> otherwise) => Wait.UntilAsync(
        async () =>
        {
            try
            {
                return await act();
            }
            catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Internal)
            {
                return false;
            }
        },
        otherwise, s_limit);
}
