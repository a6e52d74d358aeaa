//! What an action requests beyond changing the state: work for the pool, questions, the choice of a file.

use super::choice::Choice;
use super::pool::{Ongoing, Task};
use super::question::Question;

/// The requests that a capability makes while it applies an action. `A` is the capability's own action type.
#[derive(Debug)]
pub struct Out<A> {
    /// Tasks for the pool.
    pub tasks: Vec<Task<A>>,
    /// Continuous work, each on a thread of its own.
    pub ongoing: Vec<Ongoing<A>>,
    /// Questions to ask; only the last one is shown.
    pub questions: Vec<Question<A>>,
    /// Files and folders for the person to choose.
    pub choices: Vec<Choice<A>>,
}

impl<A> Default for Out<A> {
    fn default() -> Self {
        Self { tasks: Vec::new(), ongoing: Vec::new(), questions: Vec::new(), choices: Vec::new() }
    }
}

impl<A: Send + 'static> Out<A> {
    /// Hands a task to the pool.
    pub fn start(&mut self, task: Task<A>) {
        self.tasks.push(task);
    }

    /// Starts continuous work.
    pub fn go_on(&mut self, work: Ongoing<A>) {
        self.ongoing.push(work);
    }

    /// Asks the person a question.
    pub fn ask(&mut self, question: Question<A>) {
        self.questions.push(question);
    }

    /// Lets the person choose a file or folder.
    pub fn choose(&mut self, choice: Choice<A>) {
        self.choices.push(choice);
    }

    /// Converts the requests' actions into those of the level above.
    pub fn map<B: Send + 'static>(self, up: fn(A) -> B) -> Out<B> {
        Out {
            tasks: self.tasks.into_iter().map(|t| t.map(up)).collect(),
            ongoing: self.ongoing.into_iter().map(|w| w.map(up)).collect(),
            questions: self.questions.into_iter().map(|q| q.map(up)).collect(),
            choices: self.choices.into_iter().map(|c| c.map(up)).collect(),
        }
    }
}
