using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.ServiceDefaults.Telemetry;
using StatusCode = Grpc.Core.StatusCode;

namespace Picasso.Domain.Tests.Telemetry;

/// <summary>What the spans of a process look like when they leave it.</summary>
[Collection(Traces)]
public sealed class TraceShapeTests : IDisposable
{
    /// <summary>Tests that listen to the sources of the drivers, one after the other.</summary>
    public const string Traces = "Traces";

    private const string Buy = "/picasso.payments.v1.Purchases/Buy";

    private static readonly ActivitySource s_requests = new("Picasso.Tests.Requests");
    private static readonly ActivitySource s_calls = new(FrameworkSpans.GrpcClient);
    private static readonly ActivitySource s_pages = new("Microsoft.AspNetCore.Components");
    private static readonly ActivitySource s_documents = new("MongoDB.Driver");
    private static readonly ActivitySource s_http = new("Picasso.Tests.Http");

    private readonly KeptSpans _kept = new();
    private readonly TracerProvider _provider;

    public TraceShapeTests()
    {
        // Nothing is the parent of what a test begins.
        Activity.Current = null;
        _provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(s_requests.Name, s_calls.Name, s_pages.Name, s_documents.Name, s_http.Name)
            .AddProcessor(new UserActions()).AddProcessor(new Refused()).AddProcessor(new QuietPages())
            .AddProcessor(new FoldedStatements(TimeSpan.FromMinutes(1))).AddProcessor(_kept)
            .Build();
    }

    public void Dispose()
    {
        _provider.Dispose();
        _kept.Dispose();
    }

    [Fact]
    public void A_trace_is_named_by_what_the_person_did_whatever_the_framework_calls_it_later()
    {
        using (var request = s_requests.StartActivity("request"))
        {
            using (Call(Buy))
            {
            }
            request!.DisplayName = "POST /checkout/{Id}";
        }

        var named = _kept.Spans.Single(span => span.Source == s_requests);
        named.DisplayName.ShouldBe("buy a picture");
        named.GetTagItem(UserActions.NameTag).ShouldBe("POST /checkout/{Id}");
        _kept.Spans.Single(span => span.Source == s_calls).DisplayName.ShouldNotBe("buy a picture");
    }

    [Fact]
    public void What_only_reads_names_nothing()
    {
        using (s_requests.StartActivity("GET /explore"))
        using (Call("/picasso.pictures.v1.PictureQueries/Feed"))
        {
        }

        _kept.Spans.ShouldContain(span => span.DisplayName == "GET /explore");
    }

    [Fact]
    public void A_call_on_somebodys_behalf_renames_no_work_of_another_process()
    {
        var elsewhere = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
        using (s_requests.StartActivity("served", ActivityKind.Server, elsewhere))
        using (Call(Buy))
        {
        }

        _kept.Spans.Single(span => span.Source == s_requests).DisplayName.ShouldBe("served");
    }

    [Fact]
    public void Every_action_is_done_with_a_method_that_there_is()
    {
        var methods = new[]
        {
            Contracts.Users.UsersReflection.Descriptor, PicturesReflection.Descriptor, PaymentsReflection.Descriptor,
            Contracts.Reactions.ReactionsReflection.Descriptor, Contracts.Messages.MessagesReflection.Descriptor,
        }.SelectMany(file => file.Services).SelectMany(service => service.Methods.Select(method => $"{service.FullName}/{method.Name}")).ToHashSet();

        UserActions.All.Keys.Where(method => !methods.Contains(method)).ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_only_draws_leaves_no_trace_and_one_that_calls_does()
    {
        using (s_pages.StartActivity("Microsoft.AspNetCore.Components.HandleEvent"))
        using (s_pages.StartActivity("Microsoft.AspNetCore.Components.RouteChange"))
        {
        }
        _kept.Spans.ShouldBeEmpty();

        using (s_pages.StartActivity("Microsoft.AspNetCore.Components.HandleEvent"))
        using (Call(Buy))
        {
        }
        _kept.Spans.Select(span => span.Source.Name).ShouldBe([s_calls.Name, s_pages.Name]);
        _kept.Spans.ShouldContain(span => span.DisplayName == "buy a picture");
    }

    [Fact]
    public void A_page_that_fails_leaves_a_trace()
    {
        using (var drawing = s_pages.StartActivity("Microsoft.AspNetCore.Components.RouteChange"))
            drawing!.SetStatus(ActivityStatusCode.Error);

        _kept.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Error);
    }

    [Theory]
    [InlineData(StatusCode.FailedPrecondition, ActivityStatusCode.Unset)]
    [InlineData(StatusCode.NotFound, ActivityStatusCode.Unset)]
    [InlineData(StatusCode.Cancelled, ActivityStatusCode.Unset)]
    [InlineData(StatusCode.Unavailable, ActivityStatusCode.Error)]
    [InlineData(StatusCode.DeadlineExceeded, ActivityStatusCode.Error)]
    [InlineData(StatusCode.Internal, ActivityStatusCode.Error)]
    public void A_refusal_is_an_answer_and_only_a_failure_is_marked(StatusCode answer, ActivityStatusCode expected)
    {
        using (var call = Call(Buy))
            call!.SetTag("grpc.status_code", ((int)answer).ToString(System.Globalization.CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);

        _kept.Spans.ShouldHaveSingleItem().Status.ShouldBe(expected);
    }

    [Fact]
    public void A_request_that_its_caller_gave_up_is_marked_where_nobody_else_says_why()
    {
        using (Call(Buy))
        using (var below = s_http.StartActivity("POST"))
            below!.SetTag("error.type", typeof(TaskCanceledException).FullName).SetStatus(ActivityStatusCode.Error);
        using (var alone = s_http.StartActivity("POST"))
            alone!.SetTag("error.type", typeof(TaskCanceledException).FullName).SetStatus(ActivityStatusCode.Error);

        _kept.Spans.Where(span => span.Source == s_http).Select(span => span.Status).ShouldBe([ActivityStatusCode.Unset, ActivityStatusCode.Error]);
    }

    [Fact]
    public void Short_statements_are_counted_at_the_span_above_and_long_and_failed_ones_stay()
    {
        var started = TimeProvider.System.GetUtcNow().UtcDateTime;
        using (s_requests.StartActivity("commit"))
        {
            Statement(started, TimeSpan.FromMilliseconds(2));
            Statement(started, TimeSpan.FromMilliseconds(3));
            Statement(started, TimeSpan.FromMinutes(2));
            Statement(started, TimeSpan.FromMilliseconds(1), ActivityStatusCode.Error);
        }

        _kept.Spans.Count(span => span.Source == s_documents).ShouldBe(2);
        var above = _kept.Spans.Single(span => span.Source == s_requests);
        above.GetTagItem(FoldedStatements.CountTag).ShouldBe(2L);
        above.GetTagItem(FoldedStatements.TimeTag).ShouldBe(5d);
    }

    [Fact]
    public void A_statement_under_nothing_stays_a_span()
    {
        Statement(TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromMilliseconds(1));

        _kept.Spans.ShouldHaveSingleItem().Source.ShouldBe(s_documents);
    }

    private static Activity? Call(string method) =>
        s_calls.StartActivity(ActivityKind.Client, tags: [new(FrameworkSpans.GrpcMethod, method)], name: "Grpc.Net.Client.GrpcOut");

    private static void Statement(DateTime started, TimeSpan took, ActivityStatusCode status = ActivityStatusCode.Unset)
    {
        using var statement = s_documents.StartActivity("find", ActivityKind.Client, default(ActivityContext), startTime: started);
        statement!.SetStatus(status).SetEndTime(started + took);
    }
}
