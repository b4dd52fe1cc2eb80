using Microsoft.Extensions.Hosting;
using Mono.Cecil;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>A background service survives the absence of what it works with.</summary>
public sealed class BackgroundServiceTests
{
    private const string Shared = "Picasso.Background.BackgroundLoop";

    // Written in two halves, so that this file does not hold what it looks for.
    private const string TakesATimeoutForAStop = "is not Operation" + "CanceledException";

    [Fact]
    public void Every_background_service_derives_from_the_shared_loop() => WithoutLoop(SolutionAssemblies.Types).ShouldBeEmpty();

    [Fact]
    public void A_background_service_without_the_shared_loop_is_found() =>
        WithoutLoop(SolutionAssemblies.Planted).ShouldBe([typeof(ServiceWithALoopOfItsOwn).FullName!.Replace('+', '/')]);

    [Fact]
    public void No_background_service_takes_a_time_out_of_an_engine_for_the_end_of_the_process() => Offenders(Sources()).ShouldBeEmpty();

    [Fact]
    public void The_house_has_background_services() => SolutionAssemblies.Types.Count(IsLoop).ShouldBeGreaterThan(20);

    [Fact]
    public void A_planted_one_is_found() =>
        Offenders([("planted.cs", $"class X : BackgroundLoop {{ catch (Exception fault) when (fault {TakesATimeoutForAStop}) }}")]).ShouldBe(["planted.cs"]);

    private static bool IsLoop(TypeDefinition type) => type.BaseType?.GetElementType().FullName is Shared or OutboxTests.Shared;

    private static IEnumerable<string> WithoutLoop(IEnumerable<TypeDefinition> types) => types
        .Where(type => type.BaseType?.FullName == "Microsoft.Extensions.Hosting.BackgroundService" && type.FullName != Shared)
        .Select(type => type.FullName);

    private static IEnumerable<(string File, string Text)> Sources() =>
        Repository.WithExtension(".cs").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
            .Select(file => (file, Repository.Read(file))).Where(source => source.Item2.Contains(": BackgroundLoop", StringComparison.Ordinal));

    private static IEnumerable<string> Offenders(IEnumerable<(string File, string Text)> sources) =>
        sources.Where(source => source.Text.Contains(TakesATimeoutForAStop, StringComparison.Ordinal)).Select(source => source.File);

    /// <summary>Ends with its first fault.</summary>
    internal sealed class ServiceWithALoopOfItsOwn : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
