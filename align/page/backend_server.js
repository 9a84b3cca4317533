// The decisions kept by the local server. Every method gives a promise; failures are A.Failure.
(function(A) {
"use strict";

const PATIENCE = 20000;        // ms
const MUCH_PATIENCE = 300000;  // accepting or undoing 100,000 pairs

// `status`: of HTTP, 0 when nobody answered. `pairs`: as they are now, of a clash (409).
A.Failure = class extends Error {
  constructor(message, status = 0, pairs = []) {
    super(message);
    this.status = status;
    this.pairs = pairs;
  }
};

A.ServerBackend = class {
  constructor() {
    this.token = new URLSearchParams(location.search).get("token") || "";
    this.offline = false;
  }

  async ask(path, body, patience = PATIENCE) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    const options = {
      headers: {"X-Align-Token": this.token},
      cache: "no-store",
      signal: stop.signal
    };
    if (body !== undefined) {
      options.method = "POST";
      options.headers["Content-Type"] = "application/json";
      options.body = JSON.stringify(body);
    }
    try {
      const answer = await fetch(path, options);
      const text = await answer.text();
      if (answer.ok) return text;
      throw this.refused(answer, text);
    } catch (error) {
      if (error instanceof A.Failure) throw error;
      throw new A.Failure("The program does not answer. Is align review still running?");
    } finally {
      clearTimeout(timer);
    }
  }

  refused(answer, text) {
    let told = {};
    try {
      told = JSON.parse(text);
    } catch (error) {
      told.error = "the program answered " + answer.status + " " + answer.statusText;
    }
    return new A.Failure(told.error || "the program refused", answer.status, told.pairs || []);
  }

  async get(path, query) {
    const text = query ? new URLSearchParams(query).toString() : "";
    return JSON.parse(await this.ask(path + (text ? "?" + text : "")));
  }
  async post(path, body, patience) {
    return JSON.parse(await this.ask(path, body, patience));
  }

  state() {
    return this.get("/api/state");
  }
  async list(filter) {
    const {version, ids} = await this.get("/api/list", filter);
    return {version, ids: Int32Array.from(ids)};
  }
  pairs(ids) {
    return this.get("/api/pairs", {ids: ids.join(",")});
  }
  detail(id, from, count) {
    return this.get("/api/pair", {id, from, count});
  }
  decide(decisions) {
    return this.post("/api/decide", {decisions}, decisions.length > 500 ? MUCH_PATIENCE : PATIENCE);
  }
  accept(filter, score, dry) {
    return this.post("/api/accept", {filter, score, dry}, MUCH_PATIENCE);
  }
  undo() {
    return this.post("/api/undo", {}, MUCH_PATIENCE);
  }
  changes(since) {
    return this.get("/api/changes", {since});
  }
  decisions() {
    return this.ask("/api/decisions");
  }
};
})((window.AlignReview = window.AlignReview || {}));
