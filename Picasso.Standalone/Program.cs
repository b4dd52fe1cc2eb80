using System.CommandLine;
using Picasso.ServiceDefaults.Health;
using Picasso.Standalone;

var root = new RootCommand("Picasso: the marketplace for original pictures and their copyright, in one process or several.");
var options = new CommandLineOptions(root);
root.Add(Redriving.CreateCommand());
root.Add(Sharding.CreateCommand());
root.Add(Operators.CreateCommand());
root.Add(Projections.CreateCommand());
root.Add(DemoCommand.CreateCommand());
root.SetAction((arguments, cancellationToken) => Marketplace.RunAsync(options.Read(arguments), cancellationToken));
// A signal stops the process; the hosts decide the timeout, not the command line.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = DrainOptions.Longest });
